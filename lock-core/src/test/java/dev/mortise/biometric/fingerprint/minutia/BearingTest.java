package dev.mortise.biometric.fingerprint.minutia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearingTest {

  @ParameterizedTest
  @CsvSource({
    "5, 0, 0",
    "5, 5, 32",
    "0, 5, 64",
    "-5, 5, 96",
    "-5, 0, 128",
    "-5, -5, 160",
    "0, -5, 192",
    "5, -5, 224",
    "0, 0, 0"
  })
  void axesAndDiagonalsAreExact(int dx, int dy, int bearing) {
    assertEquals(bearing, Bearing.of(dx, dy));
  }

  @Test
  void everyVectorIsWithinOneUnitOfItsAngle() {
    for (int dx = -90; dx <= 90; dx++) {
      for (int dy = -90; dy <= 90; dy++) {
        if (dx != 0 || dy != 0) {
          int exact = Bearing.ofRadians(StrictMath.atan2(dy, dx));
          assertTrue(Bearing.apart(exact, Bearing.of(dx, dy)) <= 1, dx + "," + dy);
        }
      }
    }
  }

  @Test
  void differencesGoTheShorterWayRound() {
    assertEquals(6, Bearing.apart(253, 3));
    assertEquals(6, Bearing.apart(3, 253));
    assertEquals(128, Bearing.apart(10, 138));
    assertEquals(0, Bearing.apart(7, 7));
  }
}
