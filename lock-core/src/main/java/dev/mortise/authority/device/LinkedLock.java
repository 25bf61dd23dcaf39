package dev.mortise.authority.device;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.user.UserIndex;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Another lock that opens along with this one (LK-40): who it is, and for whom it is called.
///
/// @param lock which lock
/// @param generation the one it was linked in; after its reset the link is dead
/// @param signingKey verifies what it says
/// @param agreementKey its end of the near link
/// @param name what the household calls it
/// @param users users of *this* lock whose openings from outside it follows, at least one
public record LinkedLock(
    LockId lock,
    Generation generation,
    SigningKey signingKey,
    AgreementKey agreementKey,
    DisplayName name,
    SortedSet<UserIndex> users) {

  public LinkedLock {
    users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
    if (users.isEmpty()) {
      throw new IllegalArgumentException("a link names at least one user lock=" + lock);
    }
  }

  /// A link that names these users.
  public static LinkedLock of(
      LockId lock,
      Generation generation,
      SigningKey signingKey,
      AgreementKey agreementKey,
      DisplayName name,
      Set<UserIndex> users) {
    return new LinkedLock(lock, generation, signingKey, agreementKey, name, new TreeSet<>(users));
  }

  /// Puts the link's fields where a message or the flash has them, keys 1 to 6.
  public CborMap.Builder put(CborMap.Builder fields) {
    return fields
        .put(1, lock.octets())
        .put(2, generation.number())
        .put(3, signingKey.toCbor())
        .put(4, agreementKey.octets())
        .put(5, name.text())
        .put(6, Field.userIndices(users));
  }

  CborValue toCbor() {
    return put(CborMap.withFields()).build();
  }

  /// Reads the fields that [#put] wrote; faults are told by the reader's [MapReader#finish()].
  public static LinkedLock read(MapReader fields) {
    return new LinkedLock(
        Field.lockId(fields, 1),
        Field.generation(fields, 2),
        Field.signingKey(fields, 3),
        Field.agreementKey(fields, 4),
        Field.name(fields, 5),
        Field.userIndices(fields, 6));
  }
}
