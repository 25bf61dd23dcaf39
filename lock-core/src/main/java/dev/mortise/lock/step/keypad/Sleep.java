package dev.mortise.lock.step.keypad;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.step.Turn;

/// The keypad falling asleep (LK-25).
public final class Sleep {

  private Sleep() {}

  /// Drops the digits typed so far, and ends the one-time mute (LK-52).
  public static void fallAsleep(Turn turn) {
    boolean muted = turn.live().keypad().muted();
    turn.remember(Keypad.ASLEEP);
    if (muted) {
      turn.record(new LockEvent.ModeChange(ModeName.MUTE, false, Maker.NOBODY));
    }
  }
}
