package dev.mortise.sim.device.face;

import dev.mortise.door.BoltState;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.body.Tone;
import dev.mortise.mode.Language;

/// Something that a person at the door can see or hear.
public sealed interface Sign {

  /// The voice said something, in the household's language.
  record Spoken(Prompt prompt, Language language) implements Sign {}

  /// A beep.
  record Beeped(Tone tone) implements Sign {}

  /// A light went on or off.
  record Lit(LightId light, boolean on) implements Sign {}

  /// The siren began or ended.
  record Siren(boolean on) implements Sign {}

  /// The screen shows something else.
  record Shown(Screen screen) implements Sign {}

  /// The bolt is somewhere else, or was tried in vain.
  record Bolt(BoltState state) implements Sign {}

  /// The lock has power, or has none.
  record Power(boolean on) implements Sign {}

  /// The lock stopped because its memory failed; it starts anew when power comes back.
  ///
  /// @param fault one sentence
  record Stopped(String fault) implements Sign {}
}
