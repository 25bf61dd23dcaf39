package dev.mortise.sim.device.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.body.KeypadKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySequenceTest {

  @Test
  void digitsMayStandTogetherAndKeysHaveNames() {
    assertEquals(
        List.of(KeypadKey.CANCEL, KeypadKey.DIGIT_1, KeypadKey.DIGIT_0, KeypadKey.CONFIRM),
        KeySequence.of(" cancel 10  OK ").stream().map(KeyPress::key).toList());
    assertEquals(
        List.of(KeypadKey.LEAVING_HOME, KeypadKey.DOORBELL),
        KeySequence.of("home bell").stream().map(KeyPress::key).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "okay", "12a4", "-1", "１２", "#"})
  void whatIsNoKeyIsNamed(String text) {
    KeySequence.Unreadable read =
        assertInstanceOf(KeySequence.Unreadable.class, KeySequence.parse(text));
    assertTrue(read.fault().contains("is no key"), read.fault());
    assertThrows(IllegalArgumentException.class, () -> KeySequence.of(text));
  }

  @Test
  void aSequenceHasABound() {
    assertEquals(KeySequence.KEYS_MAX, KeySequence.of("1".repeat(KeySequence.KEYS_MAX)).size());
    assertInstanceOf(
        KeySequence.Unreadable.class, KeySequence.parse("1".repeat(KeySequence.KEYS_MAX + 1)));
  }

  @Test
  void oneKeyCanBeNamed() {
    assertEquals(Optional.of(KeypadKey.DIGIT_0), KeySequence.key("0"));
    assertEquals(Optional.of(KeypadKey.CONFIRM), KeySequence.key("ok"));
    assertEquals(Optional.empty(), KeySequence.key("10"));
    assertEquals(Optional.empty(), KeySequence.key("bolt"));
  }
}
