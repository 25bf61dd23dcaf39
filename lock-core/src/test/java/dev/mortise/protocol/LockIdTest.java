package dev.mortise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockIdTest {

  private static final Octets OCTETS = Octets.ofHex("ab91fff31d630327fc35183ae22a28b2");
  private static final String TEXT = "ab91fff3-1d63-0327-fc35-183ae22a28b2";

  @Test
  void sixteenBytesAndTheUuidTextAreTheSameLock() {
    assertEquals(TEXT, LockId.of(OCTETS).toString());
    assertEquals(LockId.of(OCTETS), LockId.parse(TEXT));
    assertEquals(OCTETS, LockId.parse(TEXT).octets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-2-3-4-5", "ab91fff31d630327fc35183ae22a28b2", "../../etc/passwd"})
  void otherTextsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> LockId.parse(text));
  }

  @Test
  void otherLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LockId.of(Octets.empty()));
    assertThrows(IllegalArgumentException.class, () -> LockId.of(OCTETS.plus(OCTETS)));
  }

  @Test
  void aGenerationOnlyGrows() {
    assertTrue(Generation.FIRST.compareTo(Generation.FIRST.next()) < 0);
    assertThrows(IllegalArgumentException.class, () -> new Generation(-1));
    assertThrows(ArithmeticException.class, () -> new Generation(Integer.MAX_VALUE).next());
  }
}
