package dev.mortise.sim.world.scenario;

import dev.mortise.authority.Channel;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseText;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.world.scenario.Scenario.Step;
import dev.mortise.sim.world.scenario.ScenarioResult.Failure;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Lets a scenario happen, one step after the other.
final class ScenarioRun {

  /// How long after a cause a look is taken: the bolt has arrived by then.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final int WRITES_AHEAD = 40;
  private static final int DRIFT_MAX = 2_000;
  private static final int PERCENT = 100;
  private static final List<Channel> CHANNELS = List.of(Channel.NEAR, Channel.REMOTE);

  private final Stage stage;
  private final SplittableRandom random;
  private final List<Failure> failures = new ArrayList<>();
  private ChanceFaults chances = ChanceFaults.NONE;

  private ScenarioRun(Stage stage, long seed) {
    this.stage = stage;
    this.random = new SplittableRandom(seed);
  }

  static ScenarioResult of(Scenario scenario, long seed) {
    try (Stage stage = new Stage(scenario, seed)) {
      ScenarioRun run = new ScenarioRun(stage, seed);
      Duration begun = stage.world().monotonic();
      int expectations = 0;
      for (Step step : scenario.steps()) {
        run.take(step);
        expectations += step.act() instanceof Act.Expect ? 1 : 0;
      }
      return new ScenarioResult(
          seed,
          scenario.steps().size(),
          expectations,
          stage.decisions(),
          stage.world().monotonic().minus(begun),
          run.failures,
          run.waiting());
    }
  }

  /// An expectation that holds says nothing of a fault that never came.
  private List<String> waiting() {
    List<String> waiting = new ArrayList<>();
    stage.phone().waiting().forEach(leg -> waiting.add("a fault of the link's " + leg));
    if (stage.flash().isToBeCut()) {
      waiting.add("a cut of the power");
    }
    return waiting;
  }

  private void take(Step step) {
    stage.turn(until(step));
    switch (step.act()) {
      case Act.Do(var cause) -> happen(step.line(), cause);
      case Act.Expect(var expectation) ->
          expectation
              .found(stage)
              .ifPresent(
                  found -> failures.add(new Failure(step.line(), expectation.toString(), found)));
      case Act.CutPower(var write) -> {
        if (!stage.flash().cutAt(write.orElseGet(this::someWrite))) {
          String found = "an earlier one before power back";
          failures.add(new Failure(step.line(), "one cut of the power at a time", found));
        }
      }
      case Act.PowerBack() -> stage.powerBack(this::remains);
      case Act.Drift(int ppm) -> stage.drift(ppm);
      case Act.DumpFlash(var name) -> stage.flash().dump(name);
      case Act.RestoreFlash(var name) -> {
        if (stage.flash().isToBeCut()) {
          String found = "one that has not come";
          failures.add(new Failure(step.line(), "no cut of the power waiting", found));
        } else if (!stage.restore(name, this::remains)) {
          failures.add(new Failure(step.line(), "a copy named " + name, "none"));
        }
      }
      case Act.Pair() -> stage.phone().pair(stage.view().panel().screen());
      case Act.Command(var arguments, var channel) -> stage.phone().command(arguments, channel);
      case Act.Link(var leg, var fault) -> stage.phone().plan(leg, fault);
      case Act.Partition(var cut) ->
          CHANNELS.forEach(channel -> stage.phone().way(channel).partition(cut.contains(channel)));
      case Act.Faults(var next) -> {
        chances = next;
        stage.phone().expect(next.links());
      }
    }
  }

  private Duration until(Step step) {
    return switch (step.when()) {
      case When.At(LocalTime time) -> {
        LocalDateTime now = LocalDateTime.ofInstant(stage.world().now(), ZoneOffset.UTC);
        LocalDateTime today = now.toLocalDate().atTime(time);
        yield Duration.between(now, today.isBefore(now) ? today.plusDays(1) : today);
      }
      case When.After(Duration time) -> time;
      case When.Soon() -> step.act() instanceof Act.Expect ? LOOK : Duration.ZERO;
    };
  }

  private void happen(int line, Cause cause) {
    boolean drawn = strikes(chances.cut());
    boolean jam = strikes(chances.jam());
    if (strikes(chances.drift())) {
      stage.drift(random.nextInt(-DRIFT_MAX, DRIFT_MAX + 1));
    }
    if (jam) {
      stage.jam(true);
    }
    if (cause instanceof Cause.BatteryIn) {
      endCut();
    }
    boolean cut = drawn && stage.flash().cutAt(someWrite());
    Happened happened = stage.happen(cause);
    boolean stopped = stage.isStopped();
    if (happened instanceof Happened.Impossible(var fault) && !stopped) {
      failures.add(new Failure(line, CauseText.of(cause), fault));
    }
    if (cut || jam) {
      stage.turn(LOOK);
      recover(cut, jam);
    }
  }

  /// The battery that is put in ends a cut, which has taken it out, as at the terminal: the lock
  /// starts by it, with SET held or not, and that start may be cut in its turn.
  private void endCut() {
    if (stage.isStopped()) {
      stage.happen(new Cause.BatteryOut());
    }
    stage.endCut(this::remains);
  }

  private void recover(boolean cut, boolean jam) {
    if (cut) {
      stage.endCut(this::remains);
    }
    if (jam) {
      stage.jam(false);
    }
  }

  private boolean strikes(int chance) {
    return chance > 0 && random.nextInt(PERCENT) < chance;
  }

  private int someWrite() {
    return 1 + random.nextInt(WRITES_AHEAD);
  }

  private Remains remains() {
    return Remains.Torn.ofSeed(random.nextLong());
  }
}
