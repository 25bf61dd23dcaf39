package dev.mortise.lock.step.command;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.LiveState.FirstCredential;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Admission;
import dev.mortise.lock.step.credential.Allowance;
import dev.mortise.lock.step.credential.DualRule;
import dev.mortise.lock.step.device.LinkedOpenings;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.step.right.RefusedMoves;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.user.User;
import java.time.Duration;
import java.util.Optional;

/// Moving the bolt by an app. The receipt waits for the bolt: an app says "open" on it alone.
final class MoveCommands {

  private MoveCommands() {}

  static CommandResult unlock(Turn turn, GrantedCommand command) {
    return refusalToOpen(turn, command)
        .orElseGet(
            () -> {
              CommandResult opening = withdraw(turn, command);
              if (isPersonBesideTheDoor(command)) {
                command.by().user().ifPresent(user -> LinkedOpenings.openedFromOutside(turn, user));
              }
              return opening;
            });
  }

  /// Whether an app of the household opens from beside the door: a visitor's key and a device do
  /// not set off a link, and an opening from afar is nobody's at the door (SEC-28).
  private static boolean isPersonBesideTheDoor(GrantedCommand command) {
    KeyRole role = command.by().role();
    return command.channel() == Channel.NEAR
        && (role == KeyRole.ADMINISTRATOR || role == KeyRole.USER);
  }

  /// Opens along with a linked lock that was opened from outside, for a user whom the link names
  /// (LK-40). The user is the other lock's, so the event names the key alone.
  static CommandResult unlockAsLinked(Turn turn, GrantedCommand command, UnlockAsLinked opening) {
    Optional<Duration> relock = LinkedOpenings.relock(turn, command, opening);
    if (relock.isEmpty()) {
      return refuse(turn, command, LockOperation.UNLOCK, OperationError.INVALID_CREDENTIAL);
    }
    Optional<CommandResult> refusal = refusalToOpen(turn, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    turn.record(event(command, LockOperation.UNLOCK));
    Bolt.withdrawLinked(turn, command, relock.get());
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
    return new CommandResult.Awaited();
  }

  /// Why the door does not open for this command, whatever it is called, or empty if it does. The
  /// refusal is recorded, unless only too many commands wait for the bolt already.
  static Optional<CommandResult> refusalToOpen(Turn turn, GrantedCommand command) {
    if (command.by().role() == KeyRole.LINKED_LOCK && turn.isSystemLocked()) {
      // A lock-out holds for links too (D-12).
      RefusedMoves.note(
          turn, command.by(), Operation.UNLOCK_AS_LINKED, command.channel(), Refusal.SYSTEM_LOCKED);
      return Optional.of(CommandResult.refused(Refusal.SYSTEM_LOCKED));
    }
    if (command.channel() == Channel.REMOTE
        && turn.live().links().near().containsValue(command.by().agreementKey())) {
      return Optional.of(CommandResult.refused(Refusal.NEAR_CONNECTED)); // D-9
    }
    boolean administrator = KeyRights.isAdministrator(turn, command.by());
    return refusalFromAfar(turn, command.channel())
        .or(() -> remoteUnlockOff(turn, command.channel()))
        .or(() -> Admission.refusalToOpen(turn, administrator))
        .or(() -> userOf(turn, command).flatMap(user -> Admission.refusalOfKey(turn, user)))
        .map(error -> refuse(turn, command, LockOperation.UNLOCK, error))
        .or(() -> crowded(turn));
  }

  private static Optional<CommandResult> crowded(Turn turn) {
    return Bolt.isCrowded(turn)
        ? Optional.of(CommandResult.refused(Refusal.TOO_MANY_ATTEMPTS))
        : Optional.empty();
  }

  /// Remote unlock works only while it is switched on (LK-37).
  private static Optional<OperationError> remoteUnlockOff(Turn turn, Channel channel) {
    return channel == Channel.REMOTE && !turn.stored().settings().isOn(Setting.REMOTE_UNLOCK)
        ? Optional.of(OperationError.REMOTE_UNLOCK_OFF)
        : Optional.empty();
  }

  private static Optional<User> userOf(Turn turn, GrantedCommand command) {
    return command.by().user().flatMap(turn.stored().household()::user);
  }

  /// Withdraws the bolt for this command, whatever it is called, to which nothing is opposed. Where
  /// it is the second of two credentials, duress shown with the first is told with it.
  static CommandResult withdraw(Turn turn, GrantedCommand command) {
    Optional<FirstCredential> first = command.by().user().flatMap(user -> DualRule.use(turn, user));
    LockEvent.Operation alone = event(command, LockOperation.UNLOCK);
    LockEvent.Operation opening =
        first.map(one -> beside(DualRule.named(turn, one), alone)).orElse(alone);
    if (first.filter(FirstCredential::duress).isPresent()) {
      turn.recordDuress(opening, first.get().holder());
    } else {
      turn.record(opening);
    }
    command.by().user().ifPresent(user -> Allowance.opened(turn, user));
    Bolt.withdraw(turn, command);
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
    return new CommandResult.Awaited();
  }

  /// Throws the bolt. In passage mode the door is to stay unlocked (ST-6).
  static CommandResult lock(Turn turn, GrantedCommand command) {
    Optional<OperationError> refusal = refusalFromAfar(turn, command.channel());
    if (turn.stored().modes().operating() == OperatingMode.PASSAGE) {
      refusal = Optional.of(OperationError.RESTRICTED);
    } else if (!Bolt.isDriven(turn)) {
      refusal = Optional.of(OperationError.INSUFFICIENT_BATTERY);
    }
    if (refusal.isPresent()) {
      return refuse(turn, command, LockOperation.LOCK, refusal.get());
    }
    if (Bolt.isCrowded(turn)) {
      return CommandResult.refused(Refusal.TOO_MANY_ATTEMPTS);
    }
    turn.record(event(command, LockOperation.LOCK));
    Bolt.extend(turn, command);
    return new CommandResult.Awaited();
  }

  /// Why the bolt is not moved from afar (ST-6).
  static Optional<OperationError> refusalFromAfar(Turn turn, Channel channel) {
    return channel == Channel.REMOTE
            && turn.stored().modes().operating() == OperatingMode.NO_REMOTE_LOCK_UNLOCK
        ? Optional.of(OperationError.NO_REMOTE_LOCK_UNLOCK)
        : Optional.empty();
  }

  private static LockEvent.Operation event(GrantedCommand command, LockOperation operation) {
    return new LockEvent.Operation(
        operation,
        KeyRights.source(command.by(), command.channel()),
        command.by().user(),
        Optional.empty(),
        Optional.of(command.by().id()));
  }

  /// The same event, beside this credential as the first of two (ST-7).
  private static LockEvent.Operation beside(CredentialRef first, LockEvent.Operation second) {
    return new LockEvent.Operation(
        second.operation(), second.source(), second.user(), Optional.of(first), second.key());
  }

  private static CommandResult refuse(
      Turn turn, GrantedCommand command, LockOperation operation, OperationError error) {
    turn.record(
        new LockEvent.OperationRefused(
            operation,
            KeyRights.source(command.by(), command.channel()),
            error,
            command.by().user(),
            Optional.empty(),
            Optional.of(command.by().id())));
    return CommandResult.refused(Commands.refusal(error));
  }
}
