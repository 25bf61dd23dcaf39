package dev.mortise.lock.step.alarm;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.step.Turn;

/// The tamper alarm (LK-46).
public final class Siren {

  private Siren() {}

  /// Somebody pries the lock off. Each pull sounds the siren for a minute from now; while it
  /// sounds, no further alarm is reported.
  public static void coverPried(Turn turn) {
    if (turn.live().sirenUntil().isEmpty()) {
      turn.record(new LockEvent.Alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED));
    }
    turn.remember(turn.live().withSiren(turn.now().plus(turn.policy().siren())));
  }

  /// The minute is over.
  public static void silence(Turn turn) {
    turn.remember(turn.live().withoutSiren());
  }
}
