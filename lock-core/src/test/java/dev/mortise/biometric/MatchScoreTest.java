package dev.mortise.biometric;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchScoreTest {

  @Test
  void reachingTheThresholdIsEnough() {
    MatchScore threshold = new MatchScore(48);

    assertTrue(new MatchScore(48).reaches(threshold));
    assertTrue(new MatchScore(48.1).reaches(threshold));
    assertFalse(new MatchScore(47.9).reaches(threshold));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoSimilarityIsRefused(double value) {
    assertThrows(IllegalArgumentException.class, () -> new MatchScore(value));
  }
}
