package dev.mortise.lock.step.power;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LiveState;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.WifiCommands;
import java.time.Duration;

/// The lock got power.
public final class PowerOn {

  private PowerOn() {}

  /// Begins a run: nothing of the last one is remembered, whatever was under way. If the battery
  /// was out for so long that the wall clock stopped, that is recorded (D-17).
  ///
  /// @param setHeld whether SET was held meanwhile, which offers a reset (LK-28)
  public static void restored(Turn turn, boolean setHeld) {
    turn.remember(LiveState.started());
    if (turn.wall().isEmpty() && turn.isFlashCurrent()) {
      turn.record(new LockEvent.TimeLost());
    }
    WifiCommands.started(turn);
    if (setHeld) {
      Duration until = turn.now().plus(turn.policy().resetOffer());
      turn.remember(Keypad.ASLEEP.touched(until));
      turn.remember(new Procedure.ResetOffer(until));
      turn.speak(Prompt.CONFIRM_RESET);
    }
  }
}
