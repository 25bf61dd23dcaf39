package dev.mortise.companion.lock.attempt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One request to one lock.
///
/// @param account who asked
/// @param reason why it was refused, expired or is unknown
/// @param request the bytes for the lock
/// @param response the bytes the lock gave; the app verifies them itself
/// @param deadline when nobody waits any more
public record Attempt(
    UUID id,
    LockId lock,
    AccountId account,
    AttemptKind kind,
    AttemptState state,
    Optional<String> reason,
    Octets request,
    Optional<Octets> response,
    Instant createdAt,
    Instant deadline) {

  /// This attempt in another state.
  Attempt turned(Outcome outcome) {
    return new Attempt(
        id,
        lock,
        account,
        kind,
        outcome.state(),
        outcome.reason(),
        request,
        outcome.response(),
        createdAt,
        deadline);
  }
}
