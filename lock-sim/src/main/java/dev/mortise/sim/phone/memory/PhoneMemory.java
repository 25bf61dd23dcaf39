package dev.mortise.sim.phone.memory;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything a phone remembers.
///
/// @param name what the phone is called at its locks
/// @param keys its own
/// @param session the account it is signed in to
/// @param locks the locks it is paired with, in the order of pairing
public record PhoneMemory(
    DisplayName name, PhoneKeys keys, Optional<Session> session, List<PairedLock> locks) {

  /// More than anybody's doors, and few enough to be looked through.
  public static final int LOCKS_MAX = 64;

  public PhoneMemory {
    locks = List.copyOf(locks);
    if (locks.size() > LOCKS_MAX) {
      throw new IllegalArgumentException("more than 64 locks count=" + locks.size());
    }
  }

  /// A phone that was never used.
  public static PhoneMemory blank(DisplayName name, PhoneKeys keys) {
    return new PhoneMemory(name, keys, Optional.empty(), List.of());
  }

  /// What is known of a lock.
  public Optional<PairedLock> lock(LockId lock) {
    return locks.stream().filter(each -> each.id().equals(lock)).findFirst();
  }

  /// The same, signed in.
  public PhoneMemory signedIn(Session to) {
    return new PhoneMemory(name, keys, Optional.of(to), locks);
  }

  /// The same, signed out.
  public PhoneMemory signedOut() {
    return new PhoneMemory(name, keys, Optional.empty(), locks);
  }

  /// The same with this lock, in the place of what was known of it.
  public PhoneMemory with(PairedLock lock) {
    List<PairedLock> next = new ArrayList<>(locks);
    int at = locks.stream().map(PairedLock::id).toList().indexOf(lock.id());
    if (at < 0) {
      next.add(lock);
    } else {
      next.set(at, lock);
    }
    return new PhoneMemory(name, keys, session, next);
  }

  /// The same without this lock.
  public PhoneMemory without(LockId lock) {
    return new PhoneMemory(
        name, keys, session, locks.stream().filter(each -> !each.id().equals(lock)).toList());
  }
}
