package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.MatchScore;

/// The numbers a fingerprint matcher decides by.
///
/// A threshold is chosen for a false match rate (FMR, per comparison of two different fingers) on a
/// matcher's own scale and holds for the sensor it was measured on. In a search, every reference is
/// one more chance for a stranger: with `n` references enrolled the false positive identification
/// rate is about `n` times the FMR while that is small, so a threshold at an FMR of 1/100,000 lets
/// through about one stranger in 2,000 when 50 fingers are enrolled with one impression each.
///
/// @param threshold the lowest score that is a match
/// @param impressionsMax how many impressions one slot holds, 1 to 16; each one more lowers the
///   false non-match rate and costs one more comparison
public record MatcherParameters(MatchScore threshold, int impressionsMax) {

  public MatcherParameters {
    if (threshold.equals(MatchScore.ZERO)) {
      throw new IllegalArgumentException("match threshold of zero would accept every finger");
    }
    if (impressionsMax < 1 || impressionsMax > 16) {
      throw new IllegalArgumentException(
          "impressions of a slot outside 1 to 16 impressionsMax=" + impressionsMax);
    }
  }
}
