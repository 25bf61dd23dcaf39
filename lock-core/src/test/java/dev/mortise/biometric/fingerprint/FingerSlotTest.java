package dev.mortise.biometric.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FingerSlotTest {

  @Test
  @Tag("LK-1")
  void thereAreFiftySlots() {
    assertEquals(1, new FingerSlot(1).index());
    assertEquals(50, new FingerSlot(50).index());
    assertThrows(IllegalArgumentException.class, () -> new FingerSlot(0));
    assertThrows(IllegalArgumentException.class, () -> new FingerSlot(51));
  }
}
