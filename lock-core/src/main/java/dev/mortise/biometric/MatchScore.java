package dev.mortise.biometric;

/// How similar a probe and a reference are: the comparison score of ISO/IEC 2382-37.
///
/// Higher is more similar and zero is nothing in common; there is no upper end. What a score means
/// in error rates is a property of the matcher and the sensor it was calibrated on, so scores of
/// different matchers are never compared with each other.
///
/// @param value finite and at least 0
public record MatchScore(double value) implements Comparable<MatchScore> {

  /// Nothing in common.
  public static final MatchScore ZERO = new MatchScore(0);

  public MatchScore {
    if (!Double.isFinite(value) || value < 0) {
      throw new IllegalArgumentException("match score is negative or not finite value=" + value);
    }
  }

  /// Whether this score accepts under this threshold: reaching it is enough.
  public boolean reaches(MatchScore threshold) {
    return value >= threshold.value;
  }

  @Override
  public int compareTo(MatchScore other) {
    return Double.compare(value, other.value);
  }
}
