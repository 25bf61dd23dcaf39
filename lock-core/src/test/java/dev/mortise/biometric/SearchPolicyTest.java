package dev.mortise.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPolicyTest {

  private static final SearchPolicy POLICY = new SearchPolicy(1e-4, 0.05, 2, 1e-4);

  @Test
  void everyComparisonIsAChanceForAStranger() {
    assertEquals(1e-4, POLICY.falseMatchRate(0, RecentMisses.NONE));
    assertEquals(1e-4, POLICY.falseMatchRate(1, RecentMisses.NONE));
    assertEquals(2e-6, POLICY.falseMatchRate(50, RecentMisses.NONE), 1e-20);
  }

  @Test
  void triesInARowTogetherHaveAtMostTwiceTheRateOfTheFirst() {
    double together = 0;
    for (int misses = 0; misses <= RecentMisses.MAX; misses++) {
      together += POLICY.falseMatchRate(1, new RecentMisses(misses));
    }
    assertTrue(together < 2e-4, "together=" + together);
    assertEquals(new RecentMisses(5), new RecentMisses(99));
    assertThrows(IllegalArgumentException.class, () -> new RecentMisses(-1));
  }

  @Test
  void impossiblePoliciesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(0, 0, 1, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(Double.NaN, 0, 1, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(1e-3, -1, 1, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(1e-3, 0, 0.9, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(1e-3, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SearchPolicy(1e-3, 0, 1, 0.6));
  }

  /// Quantiles of the standard bell curve, from tables.
  @ParameterizedTest
  @CsvSource({"0.5, 0", "0.1, 1.2816", "0.01, 2.3263", "1e-3, 3.0902", "1e-6, 4.7534"})
  void thresholdIsTheQuantileOfTheImpostors(double rate, double quantile) {
    assertEquals(quantile, new ImpostorScores(0, 1).threshold(rate), 5e-4);
    assertEquals(7 + 3 * quantile, new ImpostorScores(7, 3).threshold(rate), 15e-4);
  }

  @Test
  void independentNoiseAddsInSquares() {
    assertEquals(new ImpostorScores(1, 5), new ImpostorScores(1, 3).withNoise(4));
    assertThrows(IllegalArgumentException.class, () -> new ImpostorScores(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ImpostorScores(0, 1).threshold(0));
    assertThrows(IllegalArgumentException.class, () -> new ImpostorScores(0, 1).threshold(0.6));
  }
}
