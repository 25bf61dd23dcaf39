package dev.mortise.bench.accuracy.rate;

import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.util.ArrayList;
import java.util.List;

/// How well a matcher tells fingers apart, one comparison at a time.
///
/// @param mated comparisons of one finger
/// @param nonMated comparisons of two fingers
/// @param matedMedian median score of the mated
/// @param nonMatedMedian median score of the non-mated
/// @param eer equal error rate, of 1
/// @param eerBounds where it lies if fingers are drawn anew
/// @param points FMR100, FMR1000, FMR10000 and ZeroFMR, in this order
public record VerificationRates(
    int mated,
    int nonMated,
    double matedMedian,
    double nonMatedMedian,
    double eer,
    Interval eerBounds,
    List<Point> points) {

  public VerificationRates {
    points = List.copyOf(points);
  }

  /// The lowest FNMR at a bounded FMR.
  ///
  /// @param name such as FMR1000
  /// @param fmrMost the bound on the FMR, of 1
  /// @param threshold the score it takes; infinite if nothing may match
  /// @param fnmr of 1
  /// @param fnmrBounds where it lies if fingers are drawn anew
  /// @param falseNonMatches how many of the mated
  /// @param falseMatches how many of the non-mated
  /// @param fmrBounds where the FMR lies, if comparisons were independent
  public record Point(
      String name,
      double fmrMost,
      double threshold,
      double fnmr,
      Interval fnmrBounds,
      int falseNonMatches,
      int falseMatches,
      Interval fmrBounds) {}

  /// The named bounds on the FMR.
  enum Target {
    FMR100("FMR100", 1e-2),
    FMR1000("FMR1000", 1e-3),
    FMR10000("FMR10000", 1e-4),
    ZERO_FMR("ZeroFMR", 0);

    private final String label;
    private final double fmrMost;

    Target(String label, double fmrMost) {
      this.label = label;
      this.fmrMost = fmrMost;
    }

    double fmrMost() {
      return fmrMost;
    }
  }

  /// The rates of these comparisons.
  ///
  /// @param sets for each finger, the set it belongs to, from 0
  /// @throws IllegalArgumentException if one of both kinds is missing
  public static VerificationRates of(Trials trials, int[] sets) {
    DetCurve curve = DetCurve.of(trials);
    SubsetBootstrap bootstrap = SubsetBootstrap.of(trials, sets);
    List<Point> points = new ArrayList<>();
    for (Target target : Target.values()) {
      points.add(point(target, curve, trials, bootstrap));
    }
    double eer = curve.equalErrorRate();
    return new VerificationRates(
        trials.mated(),
        trials.nonMated(),
        trials.median(true),
        trials.median(false),
        eer,
        eer == 0 ? Interval.ofCount(0, trials.mated()) : bootstrap.equalErrorRate(),
        points);
  }

  private static Point point(
      Target target, DetCurve curve, Trials trials, SubsetBootstrap bootstrap) {
    OperatingPoint at = curve.atFmr(target.fmrMost);
    int falseNonMatches = 0;
    int falseMatches = 0;
    for (Trial trial : trials.ascending()) {
      boolean matches = trial.score() >= at.threshold();
      falseNonMatches += trial.mated() && !matches ? 1 : 0;
      falseMatches += !trial.mated() && matches ? 1 : 0;
    }
    // Fingers drawn anew from some without an error show none either: then the count speaks.
    Interval bounds =
        falseNonMatches == 0
            ? Interval.ofCount(0, trials.mated())
            : bootstrap.falseNonMatchRate(target);
    return new Point(
        target.label,
        target.fmrMost,
        at.threshold(),
        at.fnmr(),
        bounds,
        falseNonMatches,
        falseMatches,
        Interval.ofCount(falseMatches, trials.nonMated()));
  }
}
