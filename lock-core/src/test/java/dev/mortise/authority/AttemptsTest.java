package dev.mortise.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Attempts.Limit TEN_A_SECOND = new Attempts.Limit(10, Duration.ofSeconds(1));
  private static final Duration START = Duration.ofHours(1);

  @Test
  @Tag("SEC-17")
  void noSpanOfThatLengthEverHoldsMoreThanTheLimit() {
    Attempts attempts = Attempts.NONE;
    int admitted = 0;
    for (int i = 0; i < 1000; i++) {
      Duration now = START.plusMillis(i * 10L);
      var next = attempts.another(now, TEN_A_SECOND);
      admitted += next.isPresent() ? 1 : 0;
      attempts = next.orElse(attempts);
      assertTrue(attempts.recent().size() <= TEN_A_SECOND.most());
    }
    assertEquals(100, admitted);
  }

  @Test
  void anAttemptCountsUntilItsSpanIsOver() {
    Attempts one = Attempts.NONE.another(START, TEN_A_SECOND).orElseThrow();
    assertFalse(one.areOver(START.plusMillis(999), TEN_A_SECOND));
    assertTrue(one.areOver(START.plusMillis(1000), TEN_A_SECOND));
    assertTrue(Attempts.NONE.areOver(START, TEN_A_SECOND));
  }

  @Test
  void aLimitThatLetsNothingThroughIsNone() {
    assertThrows(
        IllegalArgumentException.class, () -> new Attempts.Limit(0, Duration.ofSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> new Attempts.Limit(1, Duration.ZERO));
  }
}
