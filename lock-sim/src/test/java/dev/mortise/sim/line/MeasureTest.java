package dev.mortise.sim.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "3m, PT3M",
    "3 m, PT3M",
    "1h30m, PT1H30M",
    "1h 30m, PT1H30M",
    "1 d 2 h, PT26H",
    "600ms, PT0.6S",
    "90s, PT90S"
  })
  void aTimeHasItsUnits(String text, Duration time) {
    assertEquals(Optional.of(time), Measure.time(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "3", "3min", "1.5h", "-3m", "30m1h", "1 2m", "m", "3M"})
  void whatHasNoneIsNoTime(String text) {
    assertTrue(Measure.time(text).isEmpty(), text);
  }

  @Test
  void percentAndMetresMayStandWithoutTheirUnit() {
    assertEquals(OptionalInt.of(15), Measure.percent("15"));
    assertEquals(OptionalInt.of(15), Measure.percent("15 %"));
    assertEquals(OptionalInt.empty(), Measure.percent("101%"));
    assertEquals(OptionalDouble.of(0.5), Measure.metres("0.5 m"));
    assertEquals(OptionalDouble.of(30), Measure.metres("30"));
    assertEquals(OptionalDouble.empty(), Measure.metres("100001m"));
    assertEquals(OptionalDouble.empty(), Measure.metres("3 0m"));
  }

  @Test
  void millionthsHaveASignOrNone() {
    assertEquals(OptionalInt.of(-200), Measure.millionths("-200 ppm", 1_000));
    assertEquals(OptionalInt.of(50), Measure.millionths("+50", 1_000));
    assertEquals(OptionalInt.empty(), Measure.millionths("1001", 1_000));
    assertEquals(OptionalInt.empty(), Measure.millionths("5%", 1_000));
  }
}
