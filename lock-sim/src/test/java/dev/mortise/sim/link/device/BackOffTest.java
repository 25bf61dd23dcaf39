package dev.mortise.sim.link.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Property
  void noWaitIsLongerThanTheLongest(
      @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures, @ForAll long seed) {
    Duration wait = BackOff.USUAL.after(failures, new SplittableRandom(seed));

    assertTrue(!wait.isNegative() && wait.compareTo(BackOff.USUAL.longest()) <= 0);
  }

  @Test
  void theFirstWaitIsShort() {
    SplittableRandom random = new SplittableRandom(1);
    for (int lock = 0; lock < 1000; lock++) {
      assertTrue(BackOff.USUAL.after(1, random).compareTo(BackOff.USUAL.first()) <= 0);
    }
  }

  @Test
  void locksThatFailTogetherDoNotComeBackTogether() {
    SplittableRandom random = new SplittableRandom(1);
    long inTheFirstHalf = 0;
    for (int lock = 0; lock < 1000; lock++) {
      if (BackOff.USUAL.after(20, random).toSeconds() < 30) {
        inTheFirstHalf++;
      }
    }

    assertTrue(inTheFirstHalf > 400 && inTheFirstHalf < 600, "first half=" + inTheFirstHalf);
  }
}
