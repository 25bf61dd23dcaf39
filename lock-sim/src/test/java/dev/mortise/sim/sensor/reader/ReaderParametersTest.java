package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderParametersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.35, 12, 75, 0.45, 1.25, 40, 12",
    "60, 1, 12, 75, 0.45, 1.25, 40, 12",
    "60, NaN, 12, 75, 0.45, 1.25, 40, 12",
    "60, 0.35, 76, 75, 0.45, 1.25, 40, 12",
    "60, 0.35, 12, 75, 1.1, 1.25, 40, 12",
    "60, 0.35, 12, 75, 0.45, 0.9, 40, 12",
    "60, 0.35, 12, 75, 0.45, 1.25, 91, 12",
    "60, 0.35, 12, 75, 0.45, 1.25, 40, 0"
  })
  void numberOutOfItsRangeIsRefused(
      double contrast,
      double coherence,
      double finger,
      double covered,
      double offset,
      double elongation,
      double tilt,
      int minutiae) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ReaderParameters(
                contrast, coherence, finger, covered, offset, elongation, tilt, minutiae));
  }
}
