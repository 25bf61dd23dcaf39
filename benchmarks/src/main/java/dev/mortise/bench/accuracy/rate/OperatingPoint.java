package dev.mortise.bench.accuracy.rate;

/// What a matcher does at one threshold.
///
/// @param threshold the lowest score that matches; infinite if nothing does
/// @param fmr false match rate: non-mated comparisons that match, of 1
/// @param fnmr false non-match rate: mated comparisons that do not, of 1
public record OperatingPoint(double threshold, double fmr, double fnmr) {

  /// Nothing matches.
  static final OperatingPoint CLOSED = new OperatingPoint(Double.POSITIVE_INFINITY, 0, 1);
}
