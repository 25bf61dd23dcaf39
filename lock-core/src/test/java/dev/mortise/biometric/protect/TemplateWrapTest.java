package dev.mortise.biometric.protect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateWrapTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] CONTENT = "thumb of nobody".getBytes(StandardCharsets.UTF_8);
  private static final TemplatePlace PLACE = place(BiometricKind.FACE, 7, 1, 12);

  private final TemplateWrap wrap = wrap(1);

  private static TemplateWrap wrap(int key) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) key;
    return TemplateWrap.of(SecretBytes.adopt(bytes), RANDOM);
  }

  private static TemplatePlace place(BiometricKind kind, int slot, int format, long version) {
    return new TemplatePlace(new TemplateSlot(kind, slot), format, version);
  }

  @Test
  void whatWasWrappedComesBackInItsPlace() {
    byte[] stored = wrap.seal(PLACE, CONTENT);
    assertArrayEquals(CONTENT, wrap.open(PLACE, stored).orElseThrow().reveal());
  }

  @Test
  @Tag("LK-11")
  void wrappedFormShowsNothingOfTheContent() {
    byte[] stored = wrap.seal(PLACE, CONTENT);
    String hex = HexFormat.of().formatHex(stored);
    assertFalse(hex.contains(HexFormat.of().formatHex(CONTENT, 0, 4)));
    assertFalse(hex.equals(HexFormat.of().formatHex(wrap.seal(PLACE, CONTENT))), "same nonce");
  }

  @Test
  @Tag("LK-11")
  void nothingOpensInAnotherPlaceOrUnderAnotherKey() {
    byte[] stored = wrap.seal(PLACE, CONTENT);
    for (TemplatePlace other :
        List.of(
            place(BiometricKind.PALM_VEIN, 7, 1, 12),
            place(BiometricKind.FACE, 8, 1, 12),
            place(BiometricKind.FACE, 7, 2, 12),
            place(BiometricKind.FACE, 7, 1, 13))) {
      assertTrue(wrap.open(other, stored).isEmpty(), other.toString());
    }
    assertTrue(wrap(2).open(PLACE, stored).isEmpty());
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] stored = wrap.seal(PLACE, CONTENT);
    for (int i = 0; i < stored.length; i++) {
      byte[] changed = stored.clone();
      changed[i] ^= 1;
      assertTrue(wrap.open(PLACE, changed).isEmpty(), "byte " + i);
    }
    assertTrue(wrap.open(PLACE, new byte[3]).isEmpty());
    assertTrue(wrap.open(PLACE, new byte[20]).isEmpty());
  }

  @Test
  void destroyedKeyOpensNothing() {
    byte[] stored = wrap.seal(PLACE, CONTENT);
    wrap.close();
    assertThrows(IllegalStateException.class, () -> wrap.open(PLACE, stored));
    assertEquals("[REDACTED]", wrap.toString());
  }

  @Test
  void placesAreBounded() {
    assertThrows(IllegalArgumentException.class, () -> place(BiometricKind.FACE, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> place(BiometricKind.FACE, 51, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> place(BiometricKind.FACE, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> place(BiometricKind.FACE, 1, 256, 1));
    assertThrows(IllegalArgumentException.class, () -> place(BiometricKind.FACE, 1, 1, -1));
  }
}
