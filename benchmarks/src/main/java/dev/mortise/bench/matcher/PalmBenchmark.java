package dev.mortise.bench.matcher;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.palm.PalmFeatures;
import dev.mortise.biometric.palm.PalmModel;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.biometric.palm.PermutedPalmMatcher;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.biometric.vector.MaskedCodes;
import dev.mortise.sim.sensor.palm.SyntheticPalm;
import dev.mortise.user.UserIndex;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What does a palm cost among fifty, and what do vectors gain over a plain loop?
///
/// `codes` is the inner loop alone: 50 references of 2,048 bits under masks against a probe in 25
/// positions. `identify` is a whole search, with the probe put into all its positions and each
/// protected.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class PalmBenchmark {
  private static final int ENROLLED = 50;
  private static final PalmModel MODEL = SyntheticPalm.MODEL;
  private static final int STRANGER = 1_000;

  @Param({"SCALAR", "VECTOR"})
  KernelChoice choice = KernelChoice.SCALAR;

  private final MaskedCodes references = MaskedCodes.ofWords(ENROLLED * MODEL.words());
  private final MaskedCodes probe = MaskedCodes.ofWords(MODEL.shifts() * MODEL.words());
  private final int[] differing = new int[MODEL.shifts()];
  private final int[] overlapping = new int[MODEL.shifts()];
  private Kernels kernels = choice.kernels();
  private PermutedPalmMatcher matcher = matcher();
  private PalmFeatures features = SyntheticPalm.of(STRANGER).impression(1);

  @Setup
  public void enrol() {
    Random random = new Random(1);
    fill(references, random);
    fill(probe, random);
    kernels = choice.kernels();
    matcher = matcher();
    features = SyntheticPalm.of(STRANGER).impression(1);
    for (int person = 1; person <= ENROLLED; person++) {
      try (PalmFeatures one = SyntheticPalm.of(person).impression(1)) {
        matcher.enrol(new PalmSlot(person), new UserIndex(person), matcher.protect(one));
      }
    }
  }

  private PermutedPalmMatcher matcher() {
    return new PermutedPalmMatcher(MODEL, BenchKey.KEY, PermutedPalmMatcher.USUAL_POLICY, kernels);
  }

  private static void fill(MaskedCodes codes, Random random) {
    for (int i = 0; i < codes.codes().length; i++) {
      codes.codes()[i] = random.nextLong();
      long half = random.nextLong();
      codes.masks()[i] = half | random.nextLong();
    }
  }

  @Benchmark
  public int codes() {
    int sum = 0;
    for (int r = 0; r < ENROLLED; r++) {
      kernels.maskedDistances(
          references, r, probe, MODEL.words(), MODEL.shifts(), differing, overlapping);
      sum += differing[0] + overlapping[0];
    }
    return sum;
  }

  @Benchmark
  public PalmOutcome identify() {
    return matcher.identify(features, RecentMisses.NONE);
  }
}
