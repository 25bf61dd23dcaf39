package dev.mortise.sim.sensor.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgePatternTest {

  private static final double MIDDLE_X = RidgePattern.WIDTH * 0.5;
  private static final double MIDDLE_Y = RidgePattern.HEIGHT * 0.5;

  @Test
  void sameSeedGrowsTheSameRidges() {
    RidgePattern one = RidgePattern.grown(11);
    RidgePattern again = RidgePattern.grown(11);
    RidgePattern other = RidgePattern.grown(12);

    assertEquals(one.at(MIDDLE_X, MIDDLE_Y), again.at(MIDDLE_X, MIDDLE_Y));
    assertNotEquals(one.at(MIDDLE_X, MIDDLE_Y), other.at(MIDDLE_X, MIDDLE_Y));
  }

  @Test
  void outsideTheFingerThereIsNoRidge() {
    RidgePattern pattern = RidgePattern.grown(11);

    assertEquals(-1, pattern.at(-5, MIDDLE_Y));
    assertEquals(-1, pattern.at(MIDDLE_X, RidgePattern.HEIGHT + 5));
    assertEquals(-1, pattern.at(Double.NaN, MIDDLE_Y));
    assertTrue(pattern.at(3, 3) < 0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ridgesAndValleysAreEquallyWide(long seed) {
    RidgePattern pattern = RidgePattern.grown(seed);
    int ridges = 0;
    int points = 0;
    for (double y = MIDDLE_Y - 100; y < MIDDLE_Y + 100; y += 1) {
      for (double x = MIDDLE_X - 80; x < MIDDLE_X + 80; x += 1) {
        ridges += pattern.at(x, y) > 0 ? 1 : 0;
        points++;
      }
    }

    assertEquals(0.5, ridges / (double) points, 0.06);
  }
}
