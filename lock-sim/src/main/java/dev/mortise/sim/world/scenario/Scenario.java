package dev.mortise.sim.world.scenario;

import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What is to happen at one lock, step by step.
///
/// @param seed what chance is drawn from; a fresh one for each run if there is none
/// @param start when the world begins
/// @param model what the lock is built with
/// @param policy the numbers it goes by
/// @param steps at most [#STEPS_MAX], in order
public record Scenario(
    Optional<Long> seed, Instant start, LockModel model, LockPolicy policy, List<Step> steps) {

  /// As many steps as a scenario may have.
  public static final int STEPS_MAX = 10_000;

  /// When a world begins unless told otherwise.
  public static final Instant USUAL_START = Instant.parse("2026-03-02T08:00:00Z");

  /// One step.
  ///
  /// @param line where it stands in its file, or its number, from 1 on
  /// @param when when it takes place
  /// @param act what happens
  public record Step(int line, When when, Act act) {}

  public Scenario {
    steps = List.copyOf(steps);
    if (steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("too many steps count=" + steps.size());
    }
  }

  /// Nothing happens at a new video lock.
  public static Scenario empty() {
    return new Scenario(
        Optional.empty(), USUAL_START, LockModel.VIDEO_LOCK, LockPolicy.HARDENED, List.of());
  }

  /// The same with its chances drawn from this.
  public Scenario of(long newSeed) {
    return new Scenario(Optional.of(newSeed), start, model, policy, steps);
  }

  /// The same at a lock of this model that goes by these numbers.
  public Scenario at(LockModel otherModel, LockPolicy otherPolicy) {
    return new Scenario(seed, start, otherModel, otherPolicy, steps);
  }

  /// The same, and then this.
  public Scenario then(When when, Act act) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(steps.size() + 1, when, act));
    return new Scenario(seed, start, model, policy, more);
  }

  /// The same, and then this at once.
  public Scenario then(Cause cause) {
    return then(new When.Soon(), new Act.Do(cause));
  }

  /// The same, and then this when the clock shows this time next.
  public Scenario at(LocalTime time, Cause cause) {
    return then(new When.At(time), new Act.Do(cause));
  }

  /// The same, and then this after so long.
  public Scenario after(Duration time, Cause cause) {
    return then(new When.After(time), new Act.Do(cause));
  }

  /// The same, and a second later a look at the lock.
  public Scenario expect(Expectation expectation) {
    return then(new When.Soon(), new Act.Expect(expectation));
  }

  /// Lets it happen.
  public ScenarioResult run() {
    return ScenarioRun.of(this, seed.orElseGet(() -> new SplittableRandom().nextLong()));
  }
}
