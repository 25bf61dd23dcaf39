package dev.mortise.protocol.message.grant;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// An administrator's word that one more app may be enrolled. Whoever knows the secret may redeem
/// it, once.
///
/// @param sealedSecret the invitation's secret, sealed to the lock, 48 to 512 bytes
/// @param user whose the new key shall be, or empty for nobody's of the household
/// @param role what the new key shall be
/// @param operations all that the new key may do; what its role may not do is not granted by naming
///   it
/// @param from before this moment the new key does nothing
/// @param until after this moment the new key does nothing; empty means it has no end
/// @param redeemBy after this moment the invitation is worth nothing
/// @param seen the version of the access list in which the inviter saw the user; without it the
///   lock cannot tell them from one who had the number before (LK-81)
public record Invitation(
    LockId lock,
    Generation generation,
    InvitationSerial serial,
    Octets sealedSecret,
    Optional<UserIndex> user,
    KeyRole role,
    Set<Operation> operations,
    Instant from,
    Optional<Instant> until,
    Instant redeemBy,
    Optional<AccessVersion> seen) {

  public Invitation {
    if (!role.isApp()) {
      throw new IllegalArgumentException("an app cannot be role=" + role);
    }
    EnumSet<Operation> sorted = EnumSet.noneOf(Operation.class);
    sorted.addAll(operations);
    operations = Collections.unmodifiableSet(sorted);
    from = from.truncatedTo(ChronoUnit.MILLIS);
    until = until.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    redeemBy = redeemBy.truncatedTo(ChronoUnit.MILLIS);
  }

  /// The payload to be signed.
  public Octets encode() {
    CborMap.Builder fields =
        Field.begin(lock, generation)
            .put(3, serial.octets())
            .put(4, sealedSecret)
            .put(5, user.<CborValue>map(u -> CborValue.of(u.number())).orElse(CborValue.NULL))
            .put(6, role.wireText())
            .put(7, Field.item(operations))
            .put(8, Field.item(from))
            .put(9, until.map(Field::item).orElse(CborValue.NULL))
            .put(10, Field.item(redeemBy));
    seen.ifPresent(version -> fields.put(11, version.number()));
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static Invitation decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "invitation");
    Invitation invitation =
        new Invitation(
            Field.lockId(fields, 1),
            Field.generation(fields, 2),
            new InvitationSerial(fields.bytes(3, InvitationSerial.SIZE)),
            fields.bytes(4, MessageLimits.SEALED_BYTES_MIN, MessageLimits.SEALED_BYTES),
            fields.nullable(5, () -> Field.userIndex(fields, 5)),
            Field.appRole(fields, 6),
            Field.operations(fields, 7),
            Field.time(fields, 8),
            Field.timeOrNull(fields, 9),
            Field.time(fields, 10),
            fields.optional(11, () -> new AccessVersion(fields.integer(11, 0, Long.MAX_VALUE))));
    fields.finish();
    return invitation;
  }
}
