package dev.mortise.sim.command.terminal;

import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.body.Tone;
import dev.mortise.sim.device.face.Sign;
import java.util.Locale;

/// Says what a person at the door would see or hear.
final class SignText {

  private SignText() {}

  /// One or more lines; empty for what is not worth a line.
  static String of(Sign sign) {
    return switch (sign) {
      case Sign.Spoken(var prompt, var language) -> "“%s”".formatted(prompt.in(language));
      case Sign.Beeped(var tone) -> tone(tone);
      case Sign.Lit(var light, boolean on) -> light(light, on);
      case Sign.Siren(boolean on) -> on ? "♪♪♪ SIREN ♪♪♪" : "the siren falls silent";
      case Sign.Shown(var screen) -> screen(screen);
      case Sign.Bolt(var state) -> "▣ bolt " + state.wireText().replace('-', ' ');
      case Sign.Power(boolean on) -> on ? "⏻ power on" : "⏻ power off";
      case Sign.Stopped(var fault) ->
          "✖ the lock stopped: %s. Pull the battery and put it in again.".formatted(fault);
    };
  }

  /// A key's own click tells nothing that the keys typed do not.
  private static String tone(Tone tone) {
    return switch (tone) {
      case KEY -> "";
      case CONFIRMED -> "♪ beep";
      case REFUSED -> "♪ low beep";
      case DOORBELL -> "♪ ding-dong";
    };
  }

  private static String light(LightId light, boolean on) {
    String name = light.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s %s %s".formatted(on ? "●" : "○", name, on ? "lit" : "dark");
  }

  private static String screen(Screen screen) {
    return switch (screen) {
      case Screen.Blank() -> "▭ screen off";
      case Screen.PairingQr(var code) ->
          """
          ▭ screen:
          %s
          %s
          (pair with it: type app pair - and paste it there, or put it in 'single quotes')\
          """
              .formatted(QrDrawing.of(code.text()), code.text());
      case Screen.PairingDigits(var name, var digits) -> "▭ screen: %s  %s".formatted(name, digits);
    };
  }
}
