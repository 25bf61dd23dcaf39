package dev.mortise.biometric.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherParametersTest {

  private final MatcherParameters parameters = new MatcherParameters(1e-4, 1, 5, 3);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 3, 3",
    "0.02, 1, 3, 3",
    "NaN, 1, 3, 3",
    "1e-4, -1, 3, 3",
    "1e-4, 11, 3, 3",
    "1e-4, 1, 0, 3",
    "1e-4, 1, 9, 3",
    "1e-4, 1, 3, 0",
    "1e-4, 1, 3, 10.1",
    "1e-4, 1, 3, NaN"
  })
  void numberOutOfItsRangeIsRefused(double rate, double lead, int impressions, double same) {
    assertThrows(
        IllegalArgumentException.class, () -> new MatcherParameters(rate, lead, impressions, same));
  }

  @Test
  void tenTimesTheReferencesCostOneInTheThreshold() {
    assertEquals(4, parameters.threshold(1, RecentMisses.NONE), 1e-9);
    assertEquals(5, parameters.threshold(10, RecentMisses.NONE), 1e-9);
  }

  @Test
  void everyMissMakesTheNextSearchStricter() {
    double before = 0;
    for (int misses = 0; misses <= RecentMisses.MAX; misses++) {
      double threshold = parameters.threshold(50, new RecentMisses(misses));
      assertTrue(threshold > before, "misses=" + misses);
      before = threshold;
    }
  }
}
