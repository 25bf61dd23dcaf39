package dev.mortise.biometric.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FaceTemplateTest {

  private static final KeyId KEY = new KeyId(Octets.of(new byte[8]));
  private static final KeyId OTHER = new KeyId(Octets.of(new byte[] {1, 0, 0, 0, 0, 0, 0, 0}));
  private static final TemplatePlace PLACE = new TemplatePlace(new FaceSlot(3).place(), 1, 5);

  private final TemplateWrap wrap =
      TemplateWrap.of(SecretBytes.adopt(new byte[32]), new SecureRandom());

  private static FaceTemplate template() {
    return FaceTemplate.adopt(KEY, new byte[] {1, 2, 3, 4});
  }

  @Test
  void storedFormBringsTheSameTemplateBack() {
    FaceTemplate back =
        FaceTemplate.unwrapped(wrap, PLACE, template().wrapped(wrap, PLACE)).orElseThrow();
    assertEquals(template().digest(), back.digest());
    assertEquals(KEY, back.key());
    assertEquals(32, back.bits());
  }

  @Test
  void storedFormOfSomethingElseBringsNone() {
    byte[] stored = template().wrapped(wrap, PLACE);
    TemplatePlace palm = new TemplatePlace(new TemplateSlot(BiometricKind.PALM_VEIN, 3), 1, 5);
    TemplatePlace newer = new TemplatePlace(new FaceSlot(3).place(), 2, 5);
    assertTrue(FaceTemplate.unwrapped(wrap, palm, stored).isEmpty());
    assertTrue(FaceTemplate.unwrapped(wrap, newer, stored).isEmpty());
    for (int length : new int[] {0, KeyId.SIZE, KeyId.SIZE + FaceTemplate.BITS_MAX / 8 + 1}) {
      byte[] sealed = wrap.seal(PLACE, new byte[length]);
      assertTrue(FaceTemplate.unwrapped(wrap, PLACE, sealed).isEmpty(), "length " + length);
    }
  }

  @Test
  void digestNamesKeyAndBits() {
    assertNotEquals(
        template().digest(), FaceTemplate.adopt(OTHER, new byte[] {1, 2, 3, 4}).digest());
    assertNotEquals(template().digest(), FaceTemplate.adopt(KEY, new byte[] {1, 2, 3, 5}).digest());
  }

  @Test
  @Tag("LK-11")
  void closingOverwritesTheBits() {
    byte[] bits = {1, 2, 3, 4};
    FaceTemplate template = FaceTemplate.adopt(KEY, bits);
    assertEquals("[REDACTED]", template.toString());
    template.close();
    assertArrayEquals(new byte[4], bits);
    assertThrows(IllegalStateException.class, () -> template.wrapped(wrap, PLACE));
  }

  @Test
  void lengthIsBounded() {
    assertThrows(IllegalArgumentException.class, () -> FaceTemplate.adopt(KEY, new byte[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> FaceTemplate.adopt(KEY, new byte[FaceTemplate.BITS_MAX / 8 + 1]));
  }
}
