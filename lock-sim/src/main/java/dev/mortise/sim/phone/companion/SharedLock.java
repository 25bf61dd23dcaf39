package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.LockId;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.Json;
import java.time.Instant;
import java.util.List;

/// A lock that the account shares, as the companion tells it: good for finding one's way, and for
/// no decision.
///
/// @param roles what the account's apps are there, in words
/// @param owner whether the account is the lock's owner
/// @param online whether the lock is connected
/// @param lastEventAt when its newest event came
/// @param newestSequence the number of that event
public record SharedLock(
    LockId lock,
    List<String> roles,
    boolean owner,
    boolean online,
    Instant lastEventAt,
    long newestSequence) {

  public SharedLock {
    roles = List.copyOf(roles);
  }

  static SharedLock read(Json json) throws CompanionFailed {
    return new SharedLock(
        json.lock("id"),
        json.texts("roles"),
        json.flag("owner"),
        json.flag("online"),
        json.time("lastEventAt"),
        json.number("newestSequence"));
  }
}
