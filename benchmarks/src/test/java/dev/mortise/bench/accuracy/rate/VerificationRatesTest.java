package dev.mortise.bench.accuracy.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationRatesTest {

  /// Twenty fingers with four mated comparisons each; every fifth finger matches nothing of its
  /// own.
  private static Trials trials() {
    List<Trial> trials = new ArrayList<>();
    for (int finger = 0; finger < 20; finger++) {
      for (int i = 0; i < 4; i++) {
        trials.add(new Trial(finger, finger, finger % 5 == 0 ? 1 : 100 + i));
      }
      for (int other = 0; other < finger; other++) {
        trials.add(new Trial(other, finger, 10));
      }
    }
    return new Trials(trials);
  }

  @Test
  void ratesCountsAndMediansAreThoseOfTheScores() {
    VerificationRates rates = VerificationRates.of(trials(), new int[20]);

    assertEquals(80, rates.mated());
    assertEquals(190, rates.nonMated());
    assertEquals(101, rates.matedMedian());
    assertEquals(10, rates.nonMatedMedian());
    assertEquals(
        List.of("FMR100", "FMR1000", "FMR10000", "ZeroFMR"),
        rates.points().stream().map(VerificationRates.Point::name).toList());
    VerificationRates.Point zero = rates.points().getLast();
    assertEquals(0.2, zero.fnmr(), 1e-12);
    assertEquals(16, zero.falseNonMatches());
    assertEquals(0, zero.falseMatches());
    assertEquals(new Interval(0, 3 / 190.0), zero.fmrBounds());
  }

  /// Four of twenty fingers fail whole, so the bounds are those of 4 in 20 and not of 16 in 80.
  @Test
  void boundsAreThoseOfFingersAndNotOfComparisons() {
    Interval bounds = VerificationRates.of(trials(), new int[20]).points().getLast().fnmrBounds();

    assertEquals(0.05, bounds.low(), 0.051);
    assertEquals(0.4, bounds.high(), 0.051);
    assertTrue(bounds.high() - bounds.low() > 0.25, bounds::toString);
  }

  @Test
  void boundsAreTheSameInEveryRun() {
    assertEquals(
        VerificationRates.of(trials(), new int[20]), VerificationRates.of(trials(), new int[20]));
  }

  @Test
  void withoutAnErrorTheCountBoundsTheRate() {
    Trials trials = new Trials(List.of(new Trial(0, 0, 9), new Trial(1, 1, 9), new Trial(0, 1, 1)));

    VerificationRates rates = VerificationRates.of(trials, new int[2]);

    assertEquals(0, rates.eer());
    assertEquals(new Interval(0, 1), rates.points().getLast().fnmrBounds());
  }
}
