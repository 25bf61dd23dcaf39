package dev.mortise.biometric.fingerprint;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.MatchScore;
import org.junit.jupiter.api.Test;

class MatcherParametersTest {

  @Test
  void thresholdThatAcceptsEverybodyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MatcherParameters(MatchScore.ZERO, 3));
  }

  @Test
  void impressionsOfASlotAreBounded() {
    MatchScore threshold = new MatchScore(40);

    assertThrows(IllegalArgumentException.class, () -> new MatcherParameters(threshold, 0));
    assertThrows(IllegalArgumentException.class, () -> new MatcherParameters(threshold, 17));
  }
}
