package dev.mortise.visitor.periodic;

import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.VisitorReference;

/// A periodic visitor passcode as the lock keeps and shows it: everything but its digits, which are
/// hashed among the other passcodes.
///
/// @param index its place among the passcodes of the lock, 1 to 50
/// @param reference its name in events and revocations, which tells nothing of its digits
/// @param issuer the app that made it; it goes with that app, like all that an app gives out
/// @param schedule when it opens
public record PeriodicPasscode(
    int index, VisitorReference reference, KeyId issuer, PeriodicSchedule schedule) {

  public PeriodicPasscode {
    if (index < 1 || index > CredentialRef.MAX_INDEX) {
      throw new IllegalArgumentException("passcode index must be 1 to 50 index=" + index);
    }
  }

  /// Its name as one of the credentials of the lock.
  public CredentialRef ref() {
    return new CredentialRef(CredentialKind.PASSCODE, index);
  }

  /// The form that is stored and shown.
  public CborValue toCbor() {
    return CborMap.withFields()
        .put(1, index)
        .put(2, reference.octets())
        .put(3, issuer.octets())
        .put(4, schedule.toCbor())
        .build();
  }

  /// Reads that form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static PeriodicPasscode parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "periodic passcode");
    int index = fields.integer(1, 1, CredentialRef.MAX_INDEX);
    VisitorReference reference = new VisitorReference(fields.bytes(2, VisitorReference.SIZE));
    KeyId issuer = Field.keyId(fields, 3);
    CborValue schedule = fields.value(4);
    fields.finish();
    return new PeriodicPasscode(index, reference, issuer, PeriodicSchedule.parse(schedule));
  }
}
