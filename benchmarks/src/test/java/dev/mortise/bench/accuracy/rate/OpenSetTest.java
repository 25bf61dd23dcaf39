package dev.mortise.bench.accuracy.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.bench.accuracy.rate.OpenSet.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenSetTest {

  @Test
  void thresholdLiesJustAboveTheBestStranger() {
    OpenSet set =
        new OpenSet(
            List.of(new Search(9, 1), new Search(5, 2), new Search(3, 4), new Search(8, 5)));

    OpenSet.Point none = set.atFpir(0);
    assertEquals(Math.nextUp(5.0), none.threshold());
    assertEquals(0, none.falsePositives());
    assertEquals(2, none.falseNegatives());
    assertEquals(0.5, none.fnir());

    OpenSet.Point quarter = set.atFpir(0.25);
    assertEquals(Math.nextUp(4.0), quarter.threshold());
    assertEquals(1, quarter.falsePositives());
    assertEquals(1, quarter.falseNegatives());
  }

  @Test
  void anotherFingerThatBeatsTheOwnOneIsToldApart() {
    OpenSet set = new OpenSet(List.of(new Search(3, 4), new Search(9, 1)));

    OpenSet.Point half = set.atFpir(0.5);

    assertEquals(Math.nextUp(1.0), half.threshold());
    assertEquals(0, half.falseNegatives());
    assertEquals(1, half.misidentified());
  }

  /// One of a hundred probes may find a stranger, so the second best stranger is the bound.
  @Test
  void onePercentOfAHundredProbesIsOne() {
    List<Search> searches = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> searches.add(new Search(98.5, i)));

    OpenSet.Point point = new OpenSet(searches).atFpir(0.01);

    assertEquals(Math.nextUp(98.0), point.threshold());
    assertEquals(1, point.falsePositives());
    assertEquals(0, point.falseNegatives());
    assertTrue(point.bounds().high() <= 0.03);
  }

  @Test
  void everythingMatchesIfEveryStrangerMay() {
    assertEquals(0, new OpenSet(List.of(new Search(0, 7))).atFpir(1).threshold());
  }
}
