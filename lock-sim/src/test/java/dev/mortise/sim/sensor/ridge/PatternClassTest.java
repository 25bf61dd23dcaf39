package dev.mortise.sim.sensor.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternClassTest {

  @Test
  void sharesAddUpToAllFingers() {
    double sum = Arrays.stream(PatternClass.values()).mapToDouble(PatternClass::share).sum();

    assertEquals(1, sum, 1e-9);
  }

  @Test
  void classesAreDrawnByTheirShare() {
    int draws = 20_000;
    Map<PatternClass, Integer> drawn = new EnumMap<>(PatternClass.class);
    for (int seed = 0; seed < draws; seed++) {
      drawn.merge(PatternClass.drawn(Chance.of(seed, 1)), 1, Integer::sum);
    }

    for (PatternClass pattern : PatternClass.values()) {
      double deviation = Math.sqrt(pattern.share() * (1 - pattern.share()) / draws);
      double share = drawn.getOrDefault(pattern, 0) / (double) draws;
      assertEquals(pattern.share(), share, 5 * deviation, pattern.name());
    }
  }
}
