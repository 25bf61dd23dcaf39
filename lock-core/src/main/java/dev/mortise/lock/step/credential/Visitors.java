package dev.mortise.lock.step.credential;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.right.VisitorSecrets;
import dev.mortise.passcode.Digits;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorLedger;
import dev.mortise.visitor.VisitorVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One-time visitor passcodes at the keypad (LK-19).
public final class Visitors {

  private Visitors() {}

  /// What an entry is to the one-time codes. While the time is unknown it is nothing to them.
  public static VisitorVerdict judge(Turn turn, Digits entry) {
    Optional<Instant> wall = turn.wall().filter(time -> !time.isBefore(Instant.EPOCH));
    if (wall.isEmpty()) {
      return new VisitorVerdict.NotAsked();
    }
    return turn.stored()
        .visitors()
        .check(
            entry,
            VisitorHour.of(wall.get()),
            turn.now(),
            VisitorSecrets.of(turn),
            turn.policy().authority().visitors());
  }

  /// Notes what the time does to visitor passcodes, at every input and whenever something is due.
  ///
  /// The floor of one-time codes follows the highest hour the lock has seen, whether or not anybody
  /// types a code: so a code that has run out stays worthless when the clock is set back (SEC-14).
  /// A periodic code goes as soon as it is over (LK-20).
  public static void noteTime(Turn turn) {
    PeriodicPasscodes.cleanUp(turn);
    Optional<Instant> wall = turn.wall().filter(time -> !time.isBefore(Instant.EPOCH));
    wall.filter(_ -> makesOneTimeCodes(turn)).ifPresent(now -> noteHour(turn, VisitorHour.of(now)));
    Optional<Duration> due =
        wall.flatMap(now -> next(turn, now).map(time -> Duration.between(now, time)))
            .map(turn.now()::plus);
    if (!due.equals(turn.live().visitorsDueAt())) {
      turn.remember(turn.live().withVisitorsDue(due));
    }
  }

  private static boolean makesOneTimeCodes(Turn turn) {
    return !turn.stored().visitors().series().isEmpty();
  }

  private static void noteHour(Turn turn, VisitorHour hour) {
    turn.keep(turn.stored().visitors().seen(hour, turn.policy().authority().visitors()));
  }

  /// When time does something to visitor passcodes again.
  private static Optional<Instant> next(Turn turn, Instant now) {
    Optional<Instant> end = turn.stored().household().nextPeriodicEnd();
    if (!makesOneTimeCodes(turn)) {
      return end;
    }
    Instant hourEnd = VisitorHour.of(now).end();
    return Optional.of(end.filter(hourEnd::isAfter).orElse(hourEnd));
  }

  /// The clock is about to be set: the lock wakes at once, to note what that does.
  public static void clockSet(Turn turn) {
    if (makesOneTimeCodes(turn) || !turn.stored().household().periodic().isEmpty()) {
      turn.remember(turn.live().withVisitorsDue(Optional.of(turn.now())));
    }
  }

  /// A code that is good opens once: the used flag and the events are stored with this decision,
  /// before the bolt moves (SEC-14). What is refused to any visitor leaves the code unused (D-6).
  public static void accepted(Turn turn, VisitorVerdict.Accepted code) {
    if (turn.live().procedure().filter(Approval.class::isInstance).isPresent()) {
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.NOT_ADMINISTRATOR);
      return;
    }
    Optional<OperationError> refusal = Admission.refusalToOpen(turn, false);
    if (refusal.isPresent()) {
      refuse(turn, refusal.get());
      return;
    }
    turn.keep(code.after());
    turn.record(new LockEvent.VisitorPasscodeUsed(code.reference()));
    turn.record(
        new LockEvent.Operation(
            LockOperation.UNLOCK,
            OperationSource.KEYPAD,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    Bolt.withdraw(turn);
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
  }

  private static void refuse(Turn turn, OperationError error) {
    turn.record(
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            OperationSource.KEYPAD,
            error,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    turn.beep(Tone.REFUSED);
    turn.speak(Admission.prompt(error));
  }

  /// An entry that opened nothing: where it may have been meant for the one-time codes, it counts
  /// against them too. While the time is unknown the visitor is told so, and the try counts all the
  /// same.
  public static void wrong(Turn turn, Digits entry, VisitorVerdict verdict) {
    VisitorLedger ledger = turn.stored().visitors();
    if (verdict instanceof VisitorVerdict.NoMatch) {
      turn.keep(ledger.wrongTry(turn.now(), turn.policy().authority().visitors()));
    }
    boolean timeIsMissing = turn.wall().isEmpty() && ledger.concerns(entry);
    WrongTries.wrong(
        turn,
        OperationSource.KEYPAD,
        timeIsMissing ? OperationError.TIME_UNKNOWN : OperationError.INVALID_CREDENTIAL);
  }
}
