package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorRatesTest {

  @Test
  void separateScoresHaveNoEqualErrorRate() {
    assertEquals(0, new ErrorRates(new double[] {5, 6}, new double[] {1, 4}).equalErrorRate());
  }

  @Test
  void oneOfFourOnEachSideIsAQuarter() {
    ErrorRates rates = new ErrorRates(new double[] {9, 3, 8, 7}, new double[] {1, 5, 2, 0});

    assertEquals(0.25, rates.equalErrorRate());
    assertEquals(1, rates.falseMatches(5));
    assertEquals(1, rates.falseNonMatches(5));
    assertEquals(8, rates.matedMedian());
    assertEquals(2, rates.nonMatedMedian());
  }
}
