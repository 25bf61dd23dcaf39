package dev.mortise.companion.sharing;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// That an account shares a lock.
///
/// @param owner whether this account was the first to pair in the lock's generation (LK-6)
/// @param roles the roles of the account's enrolled apps; empty for a former member
/// @param until the last event that a former member sees; empty for a member
/// @param endedAt when that event came; empty for a member
public record Membership(
    LockId lock,
    AccountId account,
    boolean owner,
    Set<KeyRole> roles,
    OptionalLong until,
    Optional<Instant> endedAt) {

  public Membership {
    roles = Set.copyOf(roles);
  }

  /// Whether this account still shares the lock.
  public boolean isCurrent() {
    return until.isEmpty();
  }

  /// Whether one of the account's apps is enrolled as an administrator.
  public boolean administers() {
    return isCurrent() && roles.contains(KeyRole.ADMINISTRATOR);
  }
}
