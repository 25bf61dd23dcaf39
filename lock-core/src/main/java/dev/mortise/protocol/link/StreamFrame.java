package dev.mortise.protocol.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Challenge;

/// One frame of a live view on its way to the app that it is sealed to.
///
/// @param challenge of the command that started the view
/// @param number counts from 0 within the view
/// @param sealed the picture, which only that app can open
public record StreamFrame(Challenge challenge, long number, Octets sealed) {

  /// The longest payload on the topic of frames, in bytes.
  public static final int MAX_BYTES = 65_536;

  /// The longest sealed picture, in bytes.
  public static final int SEALED_MAX = 65_000;

  private static final int SEALED_MIN = 48;
  private static final CborLimits LIMITS = CborLimits.ofBytes(MAX_BYTES);

  public StreamFrame {
    if (number < 0 || sealed.size() < SEALED_MIN || sealed.size() > SEALED_MAX) {
      throw new IllegalArgumentException(
          "no frame number=%d size=%d".formatted(number, sealed.size()));
    }
  }

  /// The payload.
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields().put(1, challenge.octets()).put(2, number).put(3, sealed).build());
  }

  /// Reads a payload.
  ///
  /// @throws MalformedCbor if it is no frame
  public static StreamFrame decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, LIMITS, "frame");
    Octets challenge = fields.bytes(1, Challenge.SIZE);
    long number = fields.integer(2, 0, Long.MAX_VALUE);
    Octets sealed = fields.bytes(3, SEALED_MIN, SEALED_MAX);
    fields.finish();
    return new StreamFrame(new Challenge(challenge), number, sealed);
  }
}
