package dev.mortise.lock.step.command;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.PeriodicPasscodes;
import dev.mortise.lock.step.credential.Visitors;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.Validity;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorLedger;
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
        || until.isAfter(now.plus(turn.policy().authority().invitations().visitorLongest()))
        || from.filter(start -> !start.isBefore(until)).isPresent()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    EnrolledKey extended = key.get().during(new Validity(from, Optional.of(until)));
    turn.store(turn.stored().with(turn.stored().access().with(extended)));
    turn.record(new LockEvent.KeyExtended(id, until, by));
    return CommandResult.DONE;
  }

  /// Begins a new visitor epoch for the app that asks, and tells it which: codes are on, and all it
  /// made before are worthless.
  static CommandResult raiseVisitorEpoch(Turn turn, EnrolledKey app) {
    Optional<VisitorLedger> raised =
        turn.stored().visitors().raise(app.id(), turn.policy().authority().visitors());
    if (raised.isEmpty()) {
      return CommandResult.refused(Refusal.NO_ROOM);
    }
    VisitorEpoch epoch = raised.get().newest();
    StoredState stored = turn.stored();
    turn.store(stored.with(raised.get()).with(stored.access().changed()));
    turn.record(new LockEvent.VisitorEpochRaised(app.id(), epoch));
    Visitors.noteTime(turn);
    return CommandResult.done(Cbor.encode(CborValue.of(epoch.number())));
  }

  /// Lets go of every key, and so of the account; the household stays, and with it somebody who can
  /// manage it at the door (LK-8).
  static CommandResult unbind(Turn turn, Maker by) {
    AccessList access = turn.stored().access();
    AccessList left = access;
    for (EnrolledKey key : access.keys()) {
      left = left.without(key.id());
    }
    Optional<Refusal> refusal = KeyRights.refusalToLeave(turn, left);
    if (refusal.isPresent()) {
      return CommandResult.refused(refusal.get());
    }
    PeriodicPasscodes.keep(turn, left, by);
    access.keys().forEach(key -> turn.record(new LockEvent.KeyRevoked(key.id(), by)));
    Procedures.rightsChanged(turn);
    return CommandResult.DONE;
  }
}
