package dev.mortise.sim.world.scenario;

import java.time.Duration;
import java.time.LocalTime;

/// When a step takes place.
public sealed interface When {

  /// The next time that the clock shows this, in UTC; now, if it does.
  record At(LocalTime time) implements When {}

  /// So long after the step before.
  record After(Duration time) implements When {}

  /// At once; a look a second later, when the bolt has arrived.
  record Soon() implements When {}
}
