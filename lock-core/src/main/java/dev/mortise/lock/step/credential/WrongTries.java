package dev.mortise.lock.step.credential;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.sense.Misses;
import dev.mortise.lock.step.Turn;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Setting;
import java.util.Optional;

/// Wrong tries, and the lock-out they lead to (LK-47, LK-84).
public final class WrongTries {

  private WrongTries() {}

  /// Something was presented that is nobody's.
  public static void wrong(Turn turn, OperationSource source) {
    wrong(turn, source, OperationError.INVALID_CREDENTIAL);
  }

  /// Something was presented that is nobody's as far as the lock can tell.
  ///
  /// @param error what is recorded and said; it counts all the same
  public static void wrong(Turn turn, OperationSource source, OperationError error) {
    turn.record(
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            source,
            error,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    turn.beep(Tone.REFUSED);
    turn.speak(Admission.prompt(error));
    count(turn);
  }

  /// Counts one wrong try, unless the household has switched the lock-out off (LK-49). One alarm
  /// when it begins (ST-2). It makes the next searches stricter in either case.
  public static void count(Turn turn) {
    LockOut before = turn.stored().lockOut();
    if (before.isOn()) {
      return; // A try during a lock-out counts nothing (LK-84).
    }
    turn.remember(turn.live().with(turn.live().misses().missed(turn.now())));
    if (!turn.stored().settings().isOn(Setting.SYSTEM_LOCK)) {
      return;
    }
    turn.keep(before.wrongTry(turn.policy().lockOut(), turn.now()));
    if (turn.stored().lockOut().isOn()) {
      turn.record(new LockEvent.SystemLock(true));
      turn.record(new LockEvent.Alarm(AlarmCode.WRONG_CODE_ENTRY_LIMIT));
      turn.speak(Prompt.SYSTEM_LOCKED);
    }
  }

  /// Something was presented during a lock-out: right or wrong, it is not looked at (LK-84).
  public static void refuseWhileLocked(Turn turn) {
    turn.beep(Tone.REFUSED);
    turn.speak(Prompt.SYSTEM_LOCKED);
  }

  /// The time of the lock-out is over.
  public static void lockOutOver(Turn turn) {
    turn.keep(turn.stored().lockOut().ended());
    turn.record(new LockEvent.SystemLock(false));
  }

  /// An administrator's lift: it forgets every wrong try, those at visitor passcodes and attack
  /// presentations too, and refills the budgets (LK-48).
  public static void lift(Turn turn) {
    turn.remember(turn.live().with(Misses.NONE));
    turn.keep(turn.stored().visitors().lifted());
    if (!turn.stored().attacks().equals(LockOut.NONE)) {
      turn.store(turn.stored().withAttacks(LockOut.NONE));
    }
    end(turn, LockOut.NONE);
  }

  /// An administrator was known at the door: the window begins anew (D-14), and searches are as
  /// lenient as ever.
  static void administratorKnown(Turn turn) {
    turn.keep(turn.stored().lockOut().windowEmptied());
    turn.remember(turn.live().with(Misses.NONE));
  }

  /// The lock-out is switched off: one that is on ends, and the window is forgotten (LK-49). The
  /// budget is as spent as it was, for only a lift refills it (D-14). Wrong tries at visitor
  /// passcodes count on: their limit holds in every profile. Searches stay as strict as they are.
  public static void switchedOff(Turn turn) {
    end(turn, turn.stored().lockOut().switchedOff());
  }

  private static void end(Turn turn, LockOut after) {
    boolean on = turn.stored().lockOut().isOn();
    turn.keep(after);
    if (on) {
      turn.record(new LockEvent.SystemLock(false));
    }
  }
}
