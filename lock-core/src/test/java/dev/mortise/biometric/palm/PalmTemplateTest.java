package dev.mortise.biometric.palm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PalmTemplateTest {

  private static final KeyId KEY = new KeyId(Octets.of(new byte[8]));
  private static final TemplatePlace PLACE = new TemplatePlace(new PalmSlot(3).place(), 1, 5);
  private static final PalmModel MODEL =
      new PalmModel(1, 8, 8, 1, 0.5, new ImpostorScores(0.5, 0.05));

  private final TemplateWrap wrap =
      TemplateWrap.of(SecretBytes.adopt(new byte[32]), new SecureRandom());

  private static byte[] bits() {
    byte[] bits = new byte[16];
    bits[0] = 9;
    return bits;
  }

  @Test
  void storedFormBringsTheSameTemplateBack() {
    PalmTemplate template = PalmTemplate.adopt(KEY, bits());
    PalmTemplate back =
        PalmTemplate.unwrapped(wrap, PLACE, template.wrapped(wrap, PLACE)).orElseThrow();
    assertEquals(template.digest(), back.digest());
    assertEquals(KEY, back.key());
    assertNotEquals(template.digest(), PalmTemplate.adopt(KEY, new byte[16]).digest());
  }

  @Test
  void storedFormOfSomethingElseBringsNone() {
    TemplatePlace face = new TemplatePlace(new FaceSlot(3).place(), 1, 5);
    byte[] stored = PalmTemplate.adopt(KEY, bits()).wrapped(wrap, PLACE);
    assertTrue(PalmTemplate.unwrapped(wrap, face, stored).isEmpty());
    assertTrue(PalmTemplate.unwrapped(wrap, PLACE, wrap.seal(PLACE, new byte[9])).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 17, 8208})
  void lengthIsBounded(int length) {
    assertThrows(IllegalArgumentException.class, () -> PalmTemplate.adopt(KEY, new byte[length]));
  }

  @Test
  @Tag("LK-11")
  void closingOverwritesTemplateAndFeatures() {
    byte[] bits = bits();
    PalmTemplate template = PalmTemplate.adopt(KEY, bits);
    long[] code = {7};
    long[] mask = {-1};
    PalmFeatures features = PalmFeatures.adopt(MODEL, code, mask).orElseThrow();
    assertEquals("[REDACTED]", template.toString());
    assertEquals("[REDACTED]", features.toString());

    template.close();
    features.close();

    assertArrayEquals(new byte[16], bits);
    assertArrayEquals(new long[] {0, 0}, new long[] {code[0], mask[0]});
    assertThrows(IllegalStateException.class, () -> template.wrapped(wrap, PLACE));
    assertThrows(IllegalStateException.class, features::code);
  }

  @Test
  void palmOfWhichNothingCouldBeSeenIsAFailureToEnrol() {
    long[] code = {7};
    assertTrue(PalmFeatures.adopt(MODEL, code, new long[1]).isEmpty());
    assertEquals(0, code[0]);
    assertThrows(
        IllegalArgumentException.class, () -> PalmFeatures.adopt(MODEL, new long[2], new long[1]));
  }
}
