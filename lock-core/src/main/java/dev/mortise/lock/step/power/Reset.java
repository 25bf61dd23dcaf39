package dev.mortise.lock.step.power;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LiveState;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.ViewCommands;
import dev.mortise.mode.Setting;

/// Factory reset (LK-28, LK-29).
public final class Reset {

  private Reset() {}

  /// Forgets everything personal and begins a new generation. Whoever is inside can do it; the
  /// event that every app sees is the first of the new generation, on the old chain (D-16).
  public static void perform(Turn turn) {
    LiveState live = turn.live();
    ViewCommands.end(turn);
    if (!turn.stored().settings().isOn(Setting.WIFI)) {
      turn.emit(new LockEffect.SwitchWifi(true));
    }
    turn.emit(new LockEffect.EraseEverything());
    turn.store(turn.stored().afterReset(turn.entropy()));
    turn.remember(LiveState.started().with(live.doorway()).with(live.supply()).with(live.links()));
    turn.record(new LockEvent.Reset());
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.RESET_DONE);
  }
}
