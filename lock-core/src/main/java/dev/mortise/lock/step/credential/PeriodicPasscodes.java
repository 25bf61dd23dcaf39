package dev.mortise.lock.step.credential;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessList;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.user.Household;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Periodic visitor passcodes at the keypad, and their end (LK-20).
public final class PeriodicPasscodes {

  private PeriodicPasscodes() {}

  /// An entry held this code and nothing that goes before it. It is right, so that a refusal counts
  /// as no wrong try.
  public static void presented(Turn turn, PeriodicPasscode code) {
    if (turn.live().procedure().filter(Approval.class::isInstance).isPresent()) {
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.NOT_ADMINISTRATOR);
      return;
    }
    Optional<OperationError> refusal =
        refusalOf(turn, code).or(() -> Admission.refusalToOpen(turn, false));
    if (refusal.isPresent()) {
      refuse(turn, code, refusal.get());
      return;
    }
    turn.record(new LockEvent.PeriodicPasscodeUsed(code.reference()));
    turn.record(
        new LockEvent.Operation(
            LockOperation.UNLOCK,
            OperationSource.KEYPAD,
            Optional.empty(),
            Optional.of(code.ref()),
            Optional.empty()));
    Bolt.withdraw(turn);
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
  }

  /// Why the code opens nothing now, or empty if it does: the time is unknown or not one of its
  /// own, or the app that made it may make none any more, as with one-time codes.
  private static Optional<OperationError> refusalOf(Turn turn, PeriodicPasscode code) {
    Optional<Instant> wall = turn.wall();
    if (wall.isEmpty()) {
      return Optional.of(OperationError.TIME_UNKNOWN);
    }
    boolean mayBeGivenOut =
        turn.stored()
            .access()
            .find(code.issuer())
            .filter(
                app ->
                    KeyRights.refusal(turn, app, Operation.SET_PERIODIC_PASSCODE, Channel.NEAR)
                        .isEmpty())
            .isPresent();
    return mayBeGivenOut && code.schedule().covers(wall.get(), turn.stored().settings().zone())
        ? Optional.empty()
        : Optional.of(OperationError.RESTRICTED);
  }

  private static void refuse(Turn turn, PeriodicPasscode code, OperationError error) {
    turn.record(
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            OperationSource.KEYPAD,
            error,
            Optional.empty(),
            Optional.of(code.ref()),
            Optional.empty()));
    turn.beep(Tone.REFUSED);
    turn.speak(Admission.prompt(error));
  }

  /// Lets go of those whose time is over by now.
  static void cleanUp(Turn turn) {
    turn.wall()
        .ifPresent(now -> takeOut(turn, code -> code.schedule().isOverAt(now), Maker.NOBODY));
  }

  /// Takes this access list over. With the keys that are not in it any more go the codes that they
  /// made, and each of those is recorded (SEC-15, LK-58).
  ///
  /// @param by who took the keys out
  public static void keep(Turn turn, AccessList left, Maker by) {
    takeOut(turn, code -> left.find(code.issuer()).isEmpty(), by);
    turn.store(turn.stored().with(left));
  }

  /// Takes out the codes of this sort. Tells whether there was one.
  public static boolean takeOut(Turn turn, Predicate<PeriodicPasscode> gone, Maker by) {
    Household household = turn.stored().household();
    if (household.periodic().stream().noneMatch(gone)) {
      return false;
    }
    turn.keepListed(household.withoutPeriodic(gone));
    household.periodic().stream()
        .filter(gone)
        .forEach(
            code ->
                turn.record(
                    new LockEvent.PeriodicPasscodeChange(Change.DELETED, code.reference(), by)));
    return true;
  }
}
