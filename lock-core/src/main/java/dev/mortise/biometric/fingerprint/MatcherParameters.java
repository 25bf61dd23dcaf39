package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.RecentMisses;

/// The numbers a fingerprint matcher decides by.
///
/// They count on a score that is the negative decimal logarithm of the false match rate (FMR, per
/// comparison of two different fingers): three is one impostor in a thousand. In a search every
/// reference is one more chance for a stranger, and whoever tries again and again collects chances;
/// so the threshold is not one number, but follows from how often a stranger may be taken for
/// somebody in one search.
///
/// @param falsePositiveRate the false positive identification rate (FPIR) of ISO/IEC 19795-1 that a
///   search without recent misses allows itself, whatever is enrolled; above 0 and at most 0.01
/// @param lead by how much the best slot must lead over every slot of another owner, in units of
///   the score, 0 to 10
/// @param impressionsMax how many impressions one slot holds, 1 to 8; each one more lowers the
///   false non-match rate and costs one more comparison
/// @param sameFinger the lowest score at which two touches of an enrolment are taken for one
///   finger, above 0 and at most 10. It decides two things: a touch below it with all before is
///   another finger and refused, and each pair below it asks for one touch more, which only then
///   helps
public record MatcherParameters(
    double falsePositiveRate, double lead, int impressionsMax, double sameFinger) {

  /// One stranger in ten thousand searches; the lock-out ends a series of them after five (LK-47).
  /// One other finger in a thousand is taken for the same in an enrolment.
  public static final MatcherParameters USUAL = new MatcherParameters(1e-4, 1, 5, 3);

  /// What one recent miss adds to the threshold: the allowed rate is halved.
  private static final double MISS = 0.30103;

  public MatcherParameters {
    if (!(falsePositiveRate > 0 && falsePositiveRate <= 0.01)) {
      throw new IllegalArgumentException(
          "false positive identification rate outside 0 to 0.01 value=" + falsePositiveRate);
    }
    if (!(lead >= 0 && lead <= 10)) {
      throw new IllegalArgumentException("lead outside 0 to 10 value=" + lead);
    }
    if (impressionsMax < 1 || impressionsMax > 8) {
      throw new IllegalArgumentException(
          "impressions of a slot outside 1 to 8 impressionsMax=" + impressionsMax);
    }
    if (!(sameFinger > 0 && sameFinger <= 10)) {
      throw new IllegalArgumentException("same finger outside 0 to 10 score=" + sameFinger);
    }
  }

  /// The lowest score that is a match.
  ///
  /// @param references how many impressions the probe is compared with, 1 or more
  /// @param misses each halves the rate that the search allows itself
  public double threshold(int references, RecentMisses misses) {
    return StrictMath.log10(references / falsePositiveRate) + MISS * misses.count();
  }
}
