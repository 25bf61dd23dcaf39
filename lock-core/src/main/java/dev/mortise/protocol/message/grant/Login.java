package dev.mortise.protocol.message.grant;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.Nonce;

/// An app's proof to a companion that it holds a key, for one sign-in at one origin. No lock takes
/// it.
///
/// @param nonce drawn by the companion for this sign-in
/// @param origin where the app means to sign in, such as `https://companion.example:8443`, 1 to 255
///   characters
public record Login(Nonce nonce, String origin) {

  /// The longest origin, in characters.
  public static final int ORIGIN_MAX_LENGTH = 255;

  public Login {
    int length = origin.codePointCount(0, origin.length());
    if (length < 1 || length > ORIGIN_MAX_LENGTH) {
      throw new IllegalArgumentException("origin must be 1 to 255 characters length=" + length);
    }
  }

  /// The payload to be signed.
  public Octets encode() {
    return Cbor.encode(CborMap.withFields().put(1, nonce.octets()).put(2, origin).build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static Login decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "login");
    Nonce nonce = new Nonce(fields.bytes(1, Nonce.SIZE));
    String origin = fields.text(2, 1, ORIGIN_MAX_LENGTH);
    fields.finish();
    return new Login(nonce, origin);
  }
}
