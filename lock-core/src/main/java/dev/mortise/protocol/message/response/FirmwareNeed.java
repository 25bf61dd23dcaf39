package dev.mortise.protocol.message.response;

import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.secret.Sha256;
import java.util.List;
import java.util.Optional;

/// What a lock tells whoever brings firmware to it: which it wants, and how much of that it has
/// (LK-85). Unsigned, because it proves nothing to anybody: what runs is in the signed answer.
///
/// @param wanted what an administrator named; empty if nothing is wanted
/// @param there how much of the image that was offered the lock has, in bytes; empty if none was
public record FirmwareNeed(Optional<Wanted> wanted, Optional<Integer> there) {

  /// The lock wants nothing.
  public static final FirmwareNeed NOTHING = new FirmwareNeed(Optional.empty(), Optional.empty());

  private static final String WORD = "firmware";

  public FirmwareNeed {
    if (there.isPresent() && wanted.isEmpty()) {
      throw new IllegalArgumentException("nothing is there of what nobody wants");
    }
  }

  /// The bytes on the wire.
  public Octets encode() {
    CborMap.Builder fields = CborMap.withFields().put(0, WORD);
    wanted.ifPresent(wish -> fields.put(1, wish.version().number()).put(2, wish.digest()));
    there.ifPresent(bytes -> fields.put(3, bytes));
    return Cbor.encode(fields.build());
  }

  /// Reads those bytes.
  ///
  /// @throws MalformedCbor if they say something else, such as a refusal
  public static FirmwareNeed decode(Octets bytes) throws MalformedCbor {
    MapReader fields = MapReader.of(bytes, MessageLimits.REQUEST, "firmware need");
    fields.choice(0, List.of(WORD), word -> word);
    boolean any = fields.has(1) || fields.has(2) || fields.has(3);
    Optional<Wanted> wanted =
        any
            ? Optional.of(
                new Wanted(
                    new FirmwareVersion(fields.integer(1, 1, Integer.MAX_VALUE)),
                    fields.bytes(2, Sha256.SIZE)))
            : Optional.empty();
    Optional<Integer> there =
        fields.optional(3, () -> fields.integer(3, 0, FirmwareManifest.IMAGE_BYTES_MAX));
    fields.finish();
    return new FirmwareNeed(wanted, there);
  }
}
