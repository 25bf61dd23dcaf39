package dev.mortise.bench.accuracy.rate;

import dev.mortise.bench.accuracy.rate.VerificationRates.Target;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The same rates over fingers drawn anew, with repetition, as many from each set as it has.
///
/// What one finger adds to all its comparisons stays together that way, so that the spread of the
/// rates is that of other people's fingers and not that of other comparisons of the same.
final class SubsetBootstrap {

  private static final int ROUNDS = 1000;
  private static final long SEED = 19795;

  private final double[] equalErrorRates = new double[ROUNDS];
  private final Map<Target, double[]> falseNonMatchRates = new EnumMap<>(Target.class);

  private SubsetBootstrap() {}

  /// The draws are the same in every run.
  ///
  /// @param sets for each finger, the set it belongs to, from 0
  static SubsetBootstrap of(Trials trials, int[] sets) {
    SubsetBootstrap bootstrap = new SubsetBootstrap();
    Fingers fingers = new Fingers(trials, sets);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      DetCurve curve = fingers.drawn(random);
      bootstrap.equalErrorRates[round] = curve.equalErrorRate();
      for (Target target : Target.values()) {
        bootstrap.falseNonMatchRates(target)[round] = curve.atFmr(target.fmrMost()).fnmr();
      }
    }
    return bootstrap;
  }

  Interval equalErrorRate() {
    return Interval.ofSample(equalErrorRates);
  }

  Interval falseNonMatchRate(Target target) {
    return Interval.ofSample(falseNonMatchRates(target));
  }

  private double[] falseNonMatchRates(Target target) {
    return falseNonMatchRates.computeIfAbsent(target, _ -> new double[ROUNDS]);
  }

  /// The fingers that took part, by set.
  private static final class Fingers {

    private final Trials trials;
    private final int[][] bySet;
    private final int count;

    Fingers(Trials trials, int[] sets) {
      this.trials = trials;
      count = sets.length;
      boolean[] present = new boolean[count];
      trials
          .ascending()
          .forEach(
              trial -> {
                present[trial.one()] = true;
                present[trial.other()] = true;
              });
      int most = Arrays.stream(sets).max().orElse(-1) + 1;
      bySet = new int[most][];
      for (int set = 0; set < most; set++) {
        int wanted = set;
        bySet[set] =
            IntStream.range(0, count)
                .filter(finger -> sets[finger] == wanted && present[finger])
                .toArray();
      }
    }

    /// Draws until both kinds of comparison are among what was drawn: a set of few fingers may give
    /// one finger only.
    DetCurve drawn(SplittableRandom random) {
      int[] times = new int[count];
      int kinds = 0;
      while (kinds < 2) {
        Arrays.fill(times, 0);
        for (int[] fingers : bySet) {
          for (int i = 0; i < fingers.length; i++) {
            times[fingers[random.nextInt(fingers.length)]]++;
          }
        }
        kinds = kinds(times);
      }
      return DetCurve.of(trials, finger -> times[finger]);
    }

    private int kinds(int[] times) {
      boolean mated = false;
      boolean nonMated = false;
      for (Trials.Trial trial : trials.ascending()) {
        boolean counts = times[trial.one()] > 0 && times[trial.other()] > 0;
        mated |= counts && trial.mated();
        nonMated |= counts && !trial.mated();
        if (mated && nonMated) {
          return 2;
        }
      }
      return 0;
    }
  }
}
