package dev.mortise.companion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSourceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

  private final IdSource ids = new IdSource(InstantSource.fixed(NOW), new SplittableRandom(7));

  @Test
  void identifierIsVersionSevenOfTheRfcVariant() {
    UUID id = ids.next();
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
  }

  @Test
  void identifierBeginsWithTheMilliseconds() {
    assertEquals(NOW.toEpochMilli(), ids.next().getMostSignificantBits() >>> 16);
  }

  @Test
  void identifiersOfOneMillisecondDiffer() {
    assertNotEquals(ids.next(), ids.next());
  }
}
