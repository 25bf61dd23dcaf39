package dev.mortise.sim.command;

import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.command.progress.Progress;
import dev.mortise.sim.fleet.Fleet;
import dev.mortise.sim.fleet.FleetFaults;
import dev.mortise.sim.world.WorldClock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mortise fleet`: many locks in one process, with their households, in virtual time.
@Command(
    name = "fleet",
    description = {
      "Run many locks in memory, each with a household that comes and goes, in virtual time.",
      "Tells what they decided and what they cost; no companion is involved yet."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:they lived", "1:a lock broke", "2:the command line itself is wrong"})
public final class FleetCommand implements Callable<Integer> {

  private static final int HOURS_MAX = 24 * 3_660;
  private static final Duration HOUR = Duration.ofHours(1);

  @Option(
      names = "--locks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many locks (${DEFAULT-VALUE}).")
  private int locks = 1_000;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many hours of their time (${DEFAULT-VALUE}).")
  private int hours = 24;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all that happens; the same seed gives the same lives.")
  private @Nullable Long seed;

  @Option(
      names = "--faults",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Cut power, jam bolts and skew clocks meanwhile; on unless --no-faults.")
  private boolean faults = true;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<String> wrong = new ArrayList<>();
    outside("--locks", locks, Fleet.LOCKS_MAX).ifPresent(wrong::add);
    outside("--hours", hours, HOURS_MAX).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      throw new ParameterException(command().commandLine(), String.join("; ", wrong));
    }
    long drawn = seed == null ? new SplittableRandom().nextLong() : seed;
    LockMachine machine = new LockMachine(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
    try (WorldClock watch = WorldClock.running()) {
      long before = usedBytes();
      Fleet fleet = new Fleet(machine, locks, drawn, faults ? FleetFaults.MANY : FleetFaults.NONE);
      Duration begun = watch.monotonic();
      live(fleet);
      Duration took = watch.monotonic().minus(begun);
      long each = Math.max(0, usedBytes() - before) / locks;
      print(fleet.life(), took, each, drawn);
    }
    return 0;
  }

  /// A life in parts is the same life.
  private void live(Fleet fleet) {
    try (Progress progress = Progress.of("hours", hours)) {
      for (int hour = 0; hour < hours; hour++) {
        fleet.live(HOUR);
        progress.step();
      }
    }
  }

  private void print(Fleet.Life life, Duration took, long bytesEach, long drawn) {
    double rate = life.decisions() / Math.max(1e-9, took.toNanos() / 1e9);
    String form =
        json
            ? """
            {"locks":%d,"hours":%d,"seed":%d,"visits":%d,"decisions":%d,"events":%d,\
            "powerCuts":%d,"seconds":%.3f,"decisionsPerSecond":%.0f,"bytesPerLock":%d}\
            """
            : """
            %,d locks lived %,d hours (--seed %d): %,d visits, %,d decisions, %,d events hashed,\
             %,d power cuts.
            It took %.2f s, %,.0f decisions a second on one core; a lock takes %,d bytes.\
            """;
    PrintWriter out = command().commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            form,
            locks,
            hours,
            drawn,
            life.visits(),
            life.decisions(),
            life.events(),
            life.powerCuts(),
            took.toNanos() / 1e9,
            rate,
            bytesEach));
    out.flush();
  }

  private static Optional<String> outside(String option, int given, int most) {
    return given >= 1 && given <= most
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s is 1 to %,d, not %,d", option, most, given));
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("the command was not started by its command line");
    }
    return spec;
  }

  /// What the heap holds once it was tidied.
  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
