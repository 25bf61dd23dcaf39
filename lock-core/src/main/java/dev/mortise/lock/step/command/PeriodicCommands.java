package dev.mortise.lock.step.command;

import dev.mortise.authority.Refusal;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Visitors;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.passcode.Passcode;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Household;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.time.Instant;
import java.util.Optional;

/// Making a periodic visitor passcode (LK-20).
final class PeriodicCommands {

  private PeriodicCommands() {}

  /// Keeps the passcode that was sealed to this lock under this very command, and tells its place.
  static CommandResult set(Turn turn, GrantedCommand command, Octets sealed) {
    Optional<PeriodicGrant> opened = open(turn, command, sealed);
    if (opened.isEmpty()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    PeriodicGrant grant = opened.get();
    Optional<Refusal> refusal = refusalOf(turn, grant);
    if (refusal.isPresent()) {
      return CommandResult.refused(refusal.get());
    }
    Household household = turn.stored().household();
    Passcode passcode = new Passcode(grant.digits());
    SecretBytes key = turn.stored().identity().passcodeKey();
    if (household.passcodes().collidesWith(passcode, key)) {
      WrongTries.count(turn);
      return CommandResult.refused(Refusal.WEAK_PASSCODE);
    }
    CredentialRef place = household.freeRef(CredentialKind.PASSCODE).orElseThrow();
    PeriodicPasscode code =
        new PeriodicPasscode(place.index(), grant.reference(), command.by().id(), grant.schedule());
    turn.keepListed(household.with(code, passcode, key));
    turn.record(
        new LockEvent.PeriodicPasscodeChange(
            Change.ADDED, grant.reference(), KeyRights.maker(command.by())));
    Visitors.noteTime(turn);
    return CommandResult.done(Cbor.encode(CborValue.of(code.index())));
  }

  /// Why it is not even held against the other codes. That would be a way to ask for them, and
  /// during a lock-out one that costs nothing (D-13).
  private static Optional<Refusal> refusalOf(Turn turn, PeriodicGrant grant) {
    if (turn.isSystemLocked()) {
      return Optional.of(Refusal.SYSTEM_LOCKED);
    }
    if (turn.wall().isEmpty()) {
      return Optional.of(Refusal.TIME_UNKNOWN);
    }
    Household household = turn.stored().household();
    Instant now = turn.wall().get();
    if (grant.schedule().isOverAt(now)
        || grant.schedule().until().isAfter(now.plus(PeriodicSchedule.LONGEST))
        || household.periodic().stream()
            .anyMatch(other -> other.reference().equals(grant.reference()))) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    if (household.freeRef(CredentialKind.PASSCODE).isEmpty()) {
      return Optional.of(Refusal.NO_ROOM);
    }
    return PasscodePolicy.faultOf(grant.digits()).map(_ -> Refusal.WEAK_PASSCODE);
  }

  private static Optional<PeriodicGrant> open(Turn turn, GrantedCommand command, Octets sealed) {
    return SealedArguments.open(
        turn, command, sealed, SealPurpose.SET_PERIODIC_PASSCODE, PeriodicGrant::decode);
  }
}
