package dev.mortise.sim.world.scenario;

import java.time.Duration;
import java.util.List;

/// What came of a scenario.
///
/// @param seed what chance was drawn from: the same seed brings the same chances
/// @param steps how many steps were taken
/// @param expectations how many of them were looks
/// @param decisions how often the lock decided
/// @param lasted how long it took, in the world's time
/// @param failures the steps that did not go as they should, in order
/// @param waiting what was planned to go wrong and had not by the end, a few words each
public record ScenarioResult(
    long seed,
    int steps,
    int expectations,
    long decisions,
    Duration lasted,
    List<Failure> failures,
    List<String> waiting) {

  /// A step that did not go as it should.
  ///
  /// @param line where it stands
  /// @param expected what should have been
  /// @param found what was
  public record Failure(int line, String expected, String found) {}

  public ScenarioResult {
    failures = List.copyOf(failures);
    waiting = List.copyOf(waiting);
  }

  /// Whether everything was as expected.
  public boolean passed() {
    return failures.isEmpty();
  }
}
