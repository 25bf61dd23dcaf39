package dev.mortise.bench.accuracy.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cases small enough to be reckoned by hand.
class DetCurveTest {

  /// Mated comparisons of finger 0, non-mated ones of fingers 0 and 1.
  static Trials trials(double[] mated, double[] nonMated) {
    List<Trial> trials = new ArrayList<>();
    for (double score : mated) {
      trials.add(new Trial(0, 0, score));
    }
    for (double score : nonMated) {
      trials.add(new Trial(0, 1, score));
    }
    return new Trials(trials);
  }

  private static DetCurve curve(double[] mated, double[] nonMated) {
    return DetCurve.of(trials(mated, nonMated));
  }

  @Test
  void apartScoresErrNowhere() {
    DetCurve curve = curve(new double[] {5, 6, 7}, new double[] {1, 2, 3});

    assertEquals(0, curve.equalErrorRate());
    assertEquals(new OperatingPoint(5, 0, 0), curve.atFmr(0));
    assertEquals(new OperatingPoint(1, 1, 0), curve.points().getFirst());
    assertEquals(new OperatingPoint(Double.POSITIVE_INFINITY, 0, 1), curve.points().getLast());
  }

  /// At 4: one of four non-mated reaches it, one of four mated does not.
  @Test
  void equalErrorRateIsWhereBothAreEqual() {
    DetCurve curve = curve(new double[] {3, 5, 6, 7}, new double[] {1, 2, 2.5, 4});

    assertEquals(0.25, curve.equalErrorRate());
    assertEquals(new OperatingPoint(5, 0, 0.25), curve.atFmr(0));
  }

  /// At 4 FMR 1/5 and FNMR 0, at 5 FMR 0 and FNMR 1/2: the first errs less, its middle is 1/10.
  @Test
  void betweenThresholdsItIsTheMiddleOfTheNeighbourThatErrsLess() {
    DetCurve curve = curve(new double[] {4, 9}, new double[] {1, 1, 1, 1, 4});

    assertEquals(0.1, curve.equalErrorRate(), 1e-12);
  }

  @Test
  void oneScoreForAllErrsByHalf() {
    assertEquals(0.5, curve(new double[] {2, 2}, new double[] {2, 2}).equalErrorRate());
  }

  @Test
  void fmr100AllowsOneFalseMatchInAHundred() {
    double[] nonMated = new double[100];
    nonMated[0] = 50;
    nonMated[1] = 40;
    DetCurve curve = curve(new double[] {30, 45, 50, 60}, nonMated);

    assertEquals(new OperatingPoint(45, 0.01, 0.25), rounded(curve.atFmr(0.01)));
    assertEquals(new OperatingPoint(60, 0, 0.75), rounded(curve.atFmr(0.001)));
    assertEquals(new OperatingPoint(60, 0, 0.75), rounded(curve.atFmr(0)));
  }

  private static OperatingPoint rounded(OperatingPoint point) {
    return new OperatingPoint(
        point.threshold(),
        Math.round(point.fmr() * 1e9) / 1e9,
        Math.round(point.fnmr() * 1e9) / 1e9);
  }

  /// A tie with the highest non-mated score is a false match as soon as it is a match.
  @Test
  void nothingMatchesIfAStrangerScoresHighest() {
    DetCurve curve = curve(new double[] {1, 5}, new double[] {5});

    assertEquals(OperatingPoint.CLOSED, curve.atFmr(0));
  }

  /// Finger 0 counts twice, finger 1 once: 2 mated, and the pair twice.
  @Test
  void fingersDrawnTwiceCountTwice() {
    Trials trials =
        new Trials(
            List.of(
                new Trial(0, 0, 3), new Trial(1, 1, 1), new Trial(0, 1, 2), new Trial(1, 2, 4)));

    DetCurve curve = DetCurve.of(trials, finger -> new int[] {2, 1, 0}[finger]);

    assertEquals(1 / 3.0, curve.atFmr(0).fnmr(), 1e-12);
    assertEquals(3, curve.atFmr(0).threshold());
  }

  @Test
  void withoutEitherKindThereIsNoCurve() {
    assertThrows(IllegalArgumentException.class, () -> curve(new double[] {1}, new double[] {}));
    assertThrows(IllegalArgumentException.class, () -> curve(new double[] {}, new double[] {1}));
  }
}
