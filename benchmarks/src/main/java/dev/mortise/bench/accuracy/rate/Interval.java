package dev.mortise.bench.accuracy.rate;

import java.util.Arrays;

/// Where a rate lies with a confidence of 95 %.
///
/// @param low 0 to 1
/// @param high `low` to 1
public record Interval(double low, double high) {

  /// What a side of the interval leaves out.
  private static final double TAIL = 0.025;

  public Interval {
    if (!(low >= 0 && low <= high && high <= 1)) {
      throw new IllegalArgumentException("no interval low=%f high=%f".formatted(low, high));
    }
  }

  /// Exact bounds after Clopper and Pearson for independent trials. No error at all: 0 to 3/n; and
  /// nothing but errors: 1 - 3/n to 1.
  public static Interval ofCount(long errors, long trials) {
    if (errors < 0 || errors > trials || trials < 1) {
      throw new IllegalArgumentException(
          "errors outside 0 to %d errors=%d".formatted(trials, errors));
    }
    double three = Math.min(1, 3.0 / trials);
    if (errors == 0) {
      return new Interval(0, three);
    }
    if (errors == trials) {
      return new Interval(1 - three, 1);
    }
    double low = Beta.quantile(TAIL, (double) errors, trials - errors + 1.0);
    return new Interval(low, Beta.quantile(1 - TAIL, errors + 1.0, (double) (trials - errors)));
  }

  /// The middle 95 % of resampled values.
  ///
  /// @param values at least 40, each from 0 to 1, in any order
  static Interval ofSample(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int left = (int) Math.floor(TAIL * sorted.length);
    return new Interval(sorted[left], sorted[sorted.length - 1 - left]);
  }
}
