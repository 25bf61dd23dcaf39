package dev.mortise.lock.step.command;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.util.Optional;

/// Commands about keys: the end of a visitor's key, the visitor epoch, letting go of all of them.
final class KeyCommands {

  private KeyCommands() {}

  /// Moves the end of a visitor's key, which is never more than the policy's days away.
  static CommandResult extend(Turn turn, KeyId id, Instant until, Maker by) {
    Optional<EnrolledKey> key = turn.stored().access().find(id);
    if (key.isEmpty()) {
      return CommandResult.refused(Refusal.UNKNOWN_KEY);
    }
    if (turn.wall().isEmpty()) {
      return CommandResult.refused(Refusal.TIME_UNKNOWN);
    }
    Instant now = turn.wall().get();
    Optional<Instant> from = key.get().validity().from();
    if (key.get().role() != KeyRole.VISITOR
        || !until.isAfter(now)
        || until.isAfter(now.plus(turn.policy().visitorKey()))
        || from.filter(start -> !start.isBefore(until)).isPresent()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    EnrolledKey extended = key.get().during(new Validity(from, Optional.of(until)));
    turn.store(turn.stored().with(turn.stored().access().with(extended)));
    turn.record(new LockEvent.KeyExtended(id, until, by));
    return CommandResult.DONE;
  }

  /// Lets go of every key, and so of the account; the household stays.
  static CommandResult unbind(Turn turn, Maker by) {
    AccessList access = turn.stored().access();
    AccessList left = access;
    for (EnrolledKey key : access.keys()) {
      left = left.without(key.id());
    }
    turn.store(turn.stored().with(left));
    access.keys().forEach(key -> turn.record(new LockEvent.KeyRevoked(key.id(), by)));
    return CommandResult.DONE;
  }
}
