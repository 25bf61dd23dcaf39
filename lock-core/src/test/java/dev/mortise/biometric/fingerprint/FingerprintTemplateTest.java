package dev.mortise.biometric.fingerprint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTemplateTest {

  private static final byte[] MINUTIAE = "whorl with two deltas".getBytes(StandardCharsets.UTF_8);

  private static FingerprintTemplate template(byte... minutiae) {
    return FingerprintTemplate.adopt(TemplateFormat.SOURCE_AFIS, minutiae.clone());
  }

  @Test
  @Tag("LK-11")
  void minutiaeCannotBePrinted() {
    String printed = template(MINUTIAE).toString();

    assertEquals("[REDACTED]", printed);
    assertFalse(printed.contains(HexFormat.of().formatHex(MINUTIAE)));
  }

  @Test
  @Tag("LK-11")
  void closingOverwritesTheMinutiae() {
    byte[] minutiae = MINUTIAE.clone();
    FingerprintTemplate template = FingerprintTemplate.adopt(TemplateFormat.SOURCE_AFIS, minutiae);

    template.close();

    assertArrayEquals(new byte[MINUTIAE.length], minutiae);
    assertThrows(IllegalStateException.class, () -> template.lend(bytes -> bytes.length));
  }

  @Test
  void digestNamesTheTemplateAndOutlivesIt() {
    FingerprintTemplate template = template(MINUTIAE);
    Octets digest = template.digest();
    template.close();

    assertEquals(32, digest.size());
    assertEquals(digest, template.digest());
    assertEquals(digest, template(MINUTIAE).digest());
    assertNotEquals(digest, template("whorl".getBytes(StandardCharsets.UTF_8)).digest());
  }

  @Test
  void minutiaeAreLentAsTheyWere() {
    assertArrayEquals(MINUTIAE, template(MINUTIAE).lend(byte[]::clone));
    assertEquals(MINUTIAE.length, template(MINUTIAE).length());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, FingerprintTemplate.BYTES_MAX + 1})
  void lengthIsBounded(int length) {
    assertThrows(IllegalArgumentException.class, () -> template(new byte[length]));
  }

  @Test
  void storedFormatCodesNeverChange() {
    assertEquals(Optional.of(TemplateFormat.SOURCE_AFIS), TemplateFormat.ofCode(1));
    assertEquals(Optional.of(TemplateFormat.MINUTIAE), TemplateFormat.ofCode(2));
    assertEquals(Optional.empty(), TemplateFormat.ofCode(0));
  }
}
