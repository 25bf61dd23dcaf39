package dev.mortise.sim.device.face;

import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands to be seen and heard on the lock until it changes.
///
/// @param lights the lights that are on
/// @param siren whether it sounds
/// @param screen what it shows
public record Panel(Set<LightId> lights, boolean siren, Screen screen) {

  /// Without power: nothing.
  public static final Panel DARK = new Panel(Set.of(), false, Screen.BLANK);

  public Panel {
    lights = Set.copyOf(lights);
  }

  /// The same with one light on or off.
  public Panel lit(LightId light, boolean on) {
    Stream<LightId> others = lights.stream().filter(other -> other != light);
    Stream<LightId> all = on ? Stream.concat(others, Stream.of(light)) : others;
    return new Panel(all.collect(Collectors.toUnmodifiableSet()), siren, screen);
  }

  /// The same with the siren on or off.
  public Panel sounding(boolean on) {
    return new Panel(lights, on, screen);
  }

  /// The same with something else on the screen.
  public Panel showing(Screen other) {
    return new Panel(lights, siren, other);
  }
}
