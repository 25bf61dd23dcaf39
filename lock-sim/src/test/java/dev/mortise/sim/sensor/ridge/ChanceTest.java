package dev.mortise.sim.sensor.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void seedAndPurposeFixTheDraws() {
    assertEquals(Chance.of(7, 1).unit(), Chance.of(7, 1).unit());
    assertNotEquals(Chance.of(7, 1).unit(), Chance.of(7, 2).unit());
    assertNotEquals(Chance.of(7, 1).unit(), Chance.of(8, 1).unit());
  }

  @Test
  void bellHasMeanZeroAndDeviationOneAndABound() {
    Chance chance = Chance.of(1, 1);
    int draws = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double drawn = chance.bell();
      assertTrue(Math.abs(drawn) < 3.47);
      sum += drawn;
      squares += drawn * drawn;
    }

    assertEquals(0, sum / draws, 0.02);
    assertEquals(1, squares / draws, 0.02);
  }
}
