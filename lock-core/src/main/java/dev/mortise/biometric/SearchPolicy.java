package dev.mortise.biometric;

/// The numbers a search among all enrolled people decides by.
///
/// In an open set the rate that matters is that of a whole search: the false positive
/// identification rate (FPIR of ISO/IEC 19795-1), the share of strangers that are taken for
/// somebody. Every comparison is one more chance for a stranger, so the false match rate of one is
/// the FPIR divided by their number. That holds however they depend on each other.
///
/// @param falsePositiveRate the FPIR of a first try, above 0 and at most 0.5
/// @param margin how far the best person must lead over the second, on the matcher's scale, 0 or
///   more
/// @param tightening by how much each recent miss divides the FPIR, 1 or more. With 2 all the tries
///   that follow each other together have at most twice the FPIR of the first.
/// @param samePersonRate how many strangers are taken for the same person as an earlier capture of
///   an enrolment, in one comparison: what lets somebody else into it. Above 0 and at most 0.5
public record SearchPolicy(
    double falsePositiveRate, double margin, double tightening, double samePersonRate) {

  /// One stranger in ten thousand is taken for the same person in an enrolment.
  public static final double USUAL_SAME_PERSON_RATE = 1e-4;

  public SearchPolicy {
    if (!(falsePositiveRate > 0 && falsePositiveRate <= 0.5)) {
      throw new IllegalArgumentException(
          "false positive rate outside 0 to 0.5 value=" + falsePositiveRate);
    }
    if (!(samePersonRate > 0 && samePersonRate <= 0.5)) {
      throw new IllegalArgumentException(
          "same person rate outside 0 to 0.5 value=" + samePersonRate);
    }
    if (!(margin >= 0) || !(tightening >= 1)) {
      throw new IllegalArgumentException(
          "no possible policy margin=%s tightening=%s".formatted(margin, tightening));
    }
  }

  /// The false match rate that one of so many comparisons may have.
  ///
  /// @param comparisons how many a search makes; none counts as one
  public double falseMatchRate(int comparisons, RecentMisses misses) {
    return falsePositiveRate
        / StrictMath.pow(tightening, misses.count())
        / Math.max(1, comparisons);
  }
}
