package dev.mortise.visitor.periodic;

import dev.mortise.passcode.Digits;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborSecret;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.SecretBytes;
import java.util.Arrays;

/// What an app seals to the lock when it makes a periodic visitor passcode. A secret.
///
/// @param digits eight of them, drawn at random by the app; whether they may be a passcode is the
///   lock's to say
/// @param reference drawn at random by the app
/// @param schedule when the passcode opens
public record PeriodicGrant(Digits digits, VisitorReference reference, PeriodicSchedule schedule) {

  /// How many digits a periodic passcode has.
  public static final int LENGTH = 8;

  private static final CborLimits LIMITS =
      CborLimits.ofBytes(SealPurpose.SET_PERIODIC_PASSCODE.paddedSize());

  public PeriodicGrant {
    if (digits.length() != LENGTH) {
      throw new IllegalArgumentException("a periodic passcode has 8 digits");
    }
  }

  /// The plaintext to be sealed; whoever seals it wipes it.
  public SecretBytes encode() {
    try (SecretBytes secret = SecretBytes.adopt(digits.reveal())) {
      return Cbor.encodeSecret(
          CborMap.withFields()
              .put(1, new CborSecret(secret))
              .put(2, reference.octets())
              .put(3, schedule.toCbor())
              .build());
    }
  }

  /// Reads a plaintext that was sealed.
  ///
  /// @throws MalformedCbor if the bytes are not that
  public static PeriodicGrant decode(SecretBytes plaintext) throws MalformedCbor {
    MapReader fields = MapReader.of(Cbor.decode(plaintext, LIMITS), "periodic passcode");
    byte[] ascii = fields.bytes(1, LENGTH).copy();
    VisitorReference reference = new VisitorReference(fields.bytes(2, VisitorReference.SIZE));
    CborValue schedule = fields.value(3);
    Digits digits = digits(fields, ascii);
    fields.finish();
    return new PeriodicGrant(digits, reference, PeriodicSchedule.parse(schedule));
  }

  private static Digits digits(MapReader fields, byte[] ascii) {
    Digits digits = Digits.NONE;
    for (byte character : ascii) {
      int digit = character - '0';
      if (digit < 0 || digit > 9) {
        fields.fault(1, "expected digits");
      }
      digits = digits.plus(Math.clamp(digit, 0, 9));
    }
    Arrays.fill(ascii, (byte) 0);
    return digits;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
