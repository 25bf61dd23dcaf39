package dev.mortise.biometric;

/// How the scores of two different people spread on a matcher's scale, as a bell curve: the
/// calibration from which thresholds are computed.
///
/// A bell curve fits sums of many small terms, such as products of embeddings and distances of
/// codes. It is measured in the middle and believed in the tail, so a threshold below an FMR of
/// about 1/1,000 is an extrapolation unless the tail was measured too.
///
/// @param mean in the middle
/// @param deviation the standard deviation, above 0
public record ImpostorScores(double mean, double deviation) {

  public ImpostorScores {
    if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
      throw new IllegalArgumentException(
          "no spread of scores mean=%s deviation=%s".formatted(mean, deviation));
    }
  }

  /// The score that this share of impostors reaches.
  ///
  /// @param falseMatchRate above 0 and at most 0.5
  public double threshold(double falseMatchRate) {
    if (!(falseMatchRate > 0 && falseMatchRate <= 0.5)) {
      throw new IllegalArgumentException(
          "false match rate outside 0 to 0.5 value=" + falseMatchRate);
    }
    return mean + deviation * upperQuantile(falseMatchRate);
  }

  /// The same scores with further noise that is independent of them.
  public ImpostorScores withNoise(double noise) {
    return new ImpostorScores(mean, Math.hypot(deviation, noise));
  }

  /// The point that a standard bell curve exceeds with this probability, by the rational
  /// approximation 26.2.23 of Abramowitz and Stegun, whose error is below 4.5e-4.
  private static double upperQuantile(double probability) {
    double t = Math.sqrt(-2 * StrictMath.log(probability));
    double top = 2.515517 + t * (0.802853 + t * 0.010328);
    double bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return t - top / bottom;
  }
}
