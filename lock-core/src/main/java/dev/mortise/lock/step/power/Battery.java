package dev.mortise.lock.step.power;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockPolicy.BatteryPolicy;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.Supply;
import dev.mortise.lock.live.Supply.Level;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.Bolt;
import java.util.OptionalInt;

/// The battery (LK-50).
public final class Battery {

  private Battery() {}

  /// The battery was measured. Each fall to a lower level is told once; the first measurement of a
  /// run tells besides that power is back.
  public static void measured(Turn turn, int percent) {
    Supply before = turn.live().supply();
    Level level = level(turn.policy().battery(), percent, before.level());
    turn.remember(turn.live().with(new Supply(OptionalInt.of(percent), level)));
    if (before.percent().isEmpty()) {
      turn.record(new LockEvent.PowerRestored(percent));
    }
    if (before.level() == Level.CRITICAL && level != Level.CRITICAL) {
      Bolt.powerBack(turn);
    }
    if (level.compareTo(before.level()) <= 0) {
      return;
    }
    switch (level) {
      case LOW -> tell(turn, AlarmCode.BATTERY_LOW, Prompt.BATTERY_LOW);
      case CRITICAL -> tell(turn, AlarmCode.BATTERY_CRITICAL, Prompt.BATTERY_CRITICAL);
      case ENOUGH -> throw new IllegalStateException("no level is better before=" + before);
    }
  }

  /// The level of this charge. One that is left is left clearly.
  private static Level level(BatteryPolicy policy, int percent, Level before) {
    if (percent <= policy.criticalPercent() + margin(policy, before, Level.CRITICAL)) {
      return Level.CRITICAL;
    }
    return percent <= policy.lowPercent() + margin(policy, before, Level.LOW)
        ? Level.LOW
        : Level.ENOUGH;
  }

  private static int margin(BatteryPolicy policy, Level before, Level level) {
    return before.compareTo(level) >= 0 ? policy.hysteresisPercent() : 0;
  }

  private static void tell(Turn turn, AlarmCode alarm, Prompt prompt) {
    turn.record(new LockEvent.Alarm(alarm));
    turn.speak(prompt);
  }
}
