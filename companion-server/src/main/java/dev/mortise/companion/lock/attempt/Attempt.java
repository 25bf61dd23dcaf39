package dev.mortise.companion.lock.attempt;

import dev.mortise.authority.Operation;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One request to one lock.
///
/// @param account who asked
/// @param reason why it was refused, expired or is unknown, or why a revocation waits on
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

  /// Whether it is this request to this lock.
  boolean asks(LockId other, Octets wanted) {
    return lock.equals(other) && request.equals(wanted);
  }

  /// What a receipt for it names; empty for a command that cannot be read.
  Optional<Subject> subject() {
    return switch (kind) {
      case PAIRING, REVOCATION -> Optional.of(Subject.ofRequest(request));
      case COMMAND -> command(request).map(command -> Subject.of(command.challenge()));
    };
  }

  /// The operation that it asks for; empty if it is no command, or cannot be read.
  Optional<Operation> operation() {
    return kind == AttemptKind.COMMAND
        ? command(request).map(Command::operation)
        : Optional.empty();
  }

  /// The command that a request carries, unverified; empty if it carries none that can be read,
  /// which a lock refuses.
  public static Optional<Command> command(Octets request) {
    try {
      return Request.decode(request) instanceof CarryCommand(Octets envelope)
          ? Optional.of(Command.decode(CoseSign1.parse(envelope).payload()))
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  /// Whether it can be seen from here that no lock will ever take this revocation: it cannot be
  /// read, names another lock, or is from before the lock's last reset.
  ///
  /// @param reached the lock's generation by its signed word, as far as that is known
  boolean isVain(Optional<Generation> reached) {
    try {
      if (!(Request.decode(request) instanceof CarryRevocation(Octets envelope))) {
        return true;
      }
      Revocation revocation = Revocation.decode(CoseSign1.parse(envelope).payload());
      return !revocation.lock().equals(lock)
          || reached.filter(now -> revocation.generation().compareTo(now) < 0).isPresent();
    } catch (MalformedCbor e) {
      return true;
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
    return turned(now == AttemptState.EXPIRED ? Outcome.unreachable() : Outcome.open(now));
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
