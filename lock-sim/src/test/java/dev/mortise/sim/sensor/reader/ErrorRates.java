package dev.mortise.sim.sensor.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Error rates of ISO/IEC 19795-1 over two sets of scores.
final class ErrorRates {

  private final double[] mated;
  private final double[] nonMated;

  /// @param mated scores of two impressions of one finger
  /// @param nonMated scores of two different fingers
  ErrorRates(double[] mated, double[] nonMated) {
    this.mated = mated.clone();
    this.nonMated = nonMated.clone();
    Arrays.sort(this.mated);
    Arrays.sort(this.nonMated);
  }

  /// The rates over the scores of all these.
  static ErrorRates together(List<ErrorRates> parts) {
    return new ErrorRates(
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.mated)).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.nonMated)).toArray());
  }

  /// The rate at which false matches and false non-matches are equally frequent: the least over all
  /// thresholds of the greater of the two, which errs to the high side.
  double equalErrorRate() {
    double least = 1;
    int below = 0;
    for (int i = 0; i < mated.length; i++) {
      while (below < nonMated.length && nonMated[below] < mated[i]) {
        below++;
      }
      double falseMatches = (nonMated.length - below) / (double) nonMated.length;
      double falseNonMatches = i / (double) mated.length;
      least = Math.min(least, Math.max(falseMatches, falseNonMatches));
    }
    return least;
  }

  double matedMedian() {
    return mated[mated.length / 2];
  }

  double nonMatedMedian() {
    return nonMated[nonMated.length / 2];
  }

  long falseMatches(double threshold) {
    return Arrays.stream(nonMated).filter(score -> score >= threshold).count();
  }

  long falseNonMatches(double threshold) {
    return Arrays.stream(mated).filter(score -> score < threshold).count();
  }

  /// One line for a person to read.
  String summary(String name, double threshold) {
    return String.format(
        Locale.ROOT,
        "%s: EER %.2f %%, mated median %.0f (least %.0f), non-mated median %.1f (greatest %.1f);"
            + " at %.0f: %d of %d false non-matches, %d of %d false matches",
        name,
        100 * equalErrorRate(),
        matedMedian(),
        mated[0],
        nonMatedMedian(),
        nonMated[nonMated.length - 1],
        threshold,
        falseNonMatches(threshold),
        mated.length,
        falseMatches(threshold),
        nonMated.length);
  }
}
