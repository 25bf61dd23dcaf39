package dev.mortise.bench.accuracy.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @Test
  void noErrorIsBoundedByTheRuleOfThree() {
    assertEquals(new Interval(0, 3 / 150_000.0), Interval.ofCount(0, 150_000));
    assertEquals(new Interval(0, 1), Interval.ofCount(0, 2));
    assertEquals(new Interval(0.97, 1), Interval.ofCount(100, 100));
  }

  /// The beta quantiles have closed forms here. With one error in n, the lower bound is 1 -
  /// 0.975^(1/n); with one success, the upper one is 0.975^(1/n).
  @ParameterizedTest
  @CsvSource({"2", "10", "1000", "11520"})
  void oneErrorHasItsClosedForm(long n) {
    double root = Math.pow(0.975, 1.0 / n);

    assertEquals(1 - root, Interval.ofCount(1, n).low(), 1e-11);
    assertEquals(root, Interval.ofCount(n - 1, n).high(), 1e-11);
  }

  /// Sums over the binomial distribution itself: at the upper bound, `errors` or fewer occur with
  /// 2.5 %; at the lower one, `errors` or more.
  @ParameterizedTest
  @CsvSource({"3, 20", "31, 280", "140, 280", "250, 280"})
  void boundsLeaveTheirTailsOut(int errors, int trials) {
    Interval bounds = Interval.ofCount(errors, trials);

    assertEquals(0.025, atMost(errors, trials, bounds.high()), 1e-7);
    assertEquals(0.025, 1 - atMost(errors - 1, trials, bounds.low()), 1e-7);
  }

  private static double atMost(int errors, int trials, double rate) {
    double term = Math.pow(1 - rate, trials);
    double sum = term;
    for (int i = 1; i <= errors; i++) {
      term *= rate / (1 - rate) * (trials - i + 1) / i;
      sum += term;
    }
    return sum;
  }

  @Test
  void resampledValuesLoseTheOuterFortiethOnEachSide() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (999 - i) / 1000.0;
    }

    assertEquals(new Interval(0.025, 0.974), Interval.ofSample(values));
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Interval.ofCount(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> Interval.ofCount(6, 5));
    assertThrows(IllegalArgumentException.class, () -> Interval.ofCount(0, 0));
  }
}
