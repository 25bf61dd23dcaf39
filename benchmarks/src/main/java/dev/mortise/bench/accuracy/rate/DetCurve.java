package dev.mortise.bench.accuracy.rate;

import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.util.ArrayList;
import java.util.List;

/// The trade between false matches and false non-matches over all thresholds (detection error
/// trade-off), from the most open threshold to the one that nothing reaches.
///
/// @param points with rising threshold, so with falling FMR and rising FNMR
public record DetCurve(List<OperatingPoint> points) {

  public DetCurve {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("curve without a point");
    }
  }

  /// The curve of these comparisons, each counting once.
  ///
  /// @throws IllegalArgumentException if one of both kinds is missing
  public static DetCurve of(Trials trials) {
    return of(trials, _ -> 1);
  }

  /// How often a finger counts.
  interface Weight {
    int of(int finger);
  }

  /// The curve where a finger's comparisons count as often as the finger, and those of two as often
  /// as their product.
  ///
  /// Only distinct scores are thresholds: what lies between two of them decides like the upper one.
  static DetCurve of(Trials trials, Weight weight) {
    double mated = 0;
    double nonMated = 0;
    for (Trial trial : trials.ascending()) {
      mated += trial.mated() ? weight.of(trial.one()) : 0;
      nonMated += trial.mated() ? 0 : weight.of(trial.one()) * weight.of(trial.other());
    }
    if (mated == 0 || nonMated == 0) {
      throw new IllegalArgumentException(
          "no rates without comparisons of both kinds mated=%.0f nonMated=%.0f"
              .formatted(mated, nonMated));
    }
    List<OperatingPoint> points = new ArrayList<>();
    double matedBelow = 0;
    double nonMatedBelow = 0;
    double threshold = Double.NaN;
    for (Trial trial : trials.ascending()) {
      if (trial.score() != threshold) {
        threshold = trial.score();
        points.add(new OperatingPoint(threshold, 1 - nonMatedBelow / nonMated, matedBelow / mated));
      }
      matedBelow += trial.mated() ? weight.of(trial.one()) : 0;
      nonMatedBelow += trial.mated() ? 0 : weight.of(trial.one()) * weight.of(trial.other());
    }
    points.add(OperatingPoint.CLOSED);
    return new DetCurve(points);
  }

  /// The lowest FNMR that keeps the FMR at or below this: FMR100 for 1/100, ZeroFMR for 0.
  public OperatingPoint atFmr(double most) {
    // A rate and its bound are quotients of small whole numbers; rounding must not part equals.
    double bound = most + 1e-12;
    for (OperatingPoint point : points) {
      if (point.fmr() <= bound) {
        return point;
      }
    }
    return OperatingPoint.CLOSED;
  }

  /// The rate at which both errors are equally frequent. Where no threshold makes them equal, the
  /// middle of the two rates at the neighbouring threshold that errs less, as in FVC2000.
  public double equalErrorRate() {
    OperatingPoint open = points.getFirst();
    for (OperatingPoint point : points) {
      if (point.fnmr() >= point.fmr()) {
        OperatingPoint nearer =
            open.fnmr() + open.fmr() <= point.fnmr() + point.fmr() ? open : point;
        boolean equal = point.fnmr() == point.fmr();
        return equal ? point.fmr() : (nearer.fmr() + nearer.fnmr()) / 2;
      }
      open = point;
    }
    throw new IllegalStateException("curve does not end closed");
  }
}
