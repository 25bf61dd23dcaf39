package dev.mortise.companion.lock.attempt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.Request;
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

  /// What a receipt for it names; empty for a command that cannot be read.
  Optional<Subject> subject() {
    return switch (kind) {
      case PAIRING, REVOCATION -> Optional.of(Subject.ofRequest(request));
      case COMMAND -> ofCommand(request);
    };
  }

  private static Optional<Subject> ofCommand(Octets request) {
    try {
      return Request.decode(request) instanceof CarryCommand(Octets envelope)
          ? Optional.of(Subject.of(Command.decode(CoseSign1.parse(envelope).payload()).challenge()))
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  /// Whether it counts as under way although nobody waits for it any more.
  ///
  /// @param overdue deadlines before this one have passed
  boolean isOverdue(Instant overdue) {
    return state == AttemptState.DISPATCHED
        && kind != AttemptKind.REVOCATION
        && deadline.isBefore(overdue);
  }

  /// This attempt in another state, before anything came back.
  Attempt turned(AttemptState now) {
    return turned(
        now == AttemptState.EXPIRED
            ? Outcome.unreachable()
            : new Outcome(now, Optional.empty(), Optional.empty()));
  }

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
