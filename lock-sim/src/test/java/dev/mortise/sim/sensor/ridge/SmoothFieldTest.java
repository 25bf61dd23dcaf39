package dev.mortise.sim.sensor.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmoothFieldTest {

  @Test
  void fieldHasDeviationOneAndChangesSlowly() {
    double squares = 0;
    double steepest = 0;
    int points = 0;
    for (int seed = 0; seed < 20; seed++) {
      SmoothField field = new SmoothField(Chance.of(seed, 1), 300, 300, 30);
      for (int y = 0; y < 300; y += 5) {
        for (int x = 0; x < 299; x += 5) {
          squares += field.at(x, y) * field.at(x, y);
          steepest = Math.max(steepest, Math.abs(field.at(x + 1, y) - field.at(x, y)));
          points++;
        }
      }
    }

    assertEquals(1, squares / points, 0.15);
    assertTrue(steepest < 0.25, "steepest step " + steepest);
  }
}
