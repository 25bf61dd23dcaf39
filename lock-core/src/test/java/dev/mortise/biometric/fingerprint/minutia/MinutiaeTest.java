package dev.mortise.biometric.fingerprint.minutia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.biometric.fingerprint.match.Print;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MinutiaeTest {

  @Test
  @Tag("LK-11")
  void minutiaeAreNotPrinted() {
    Minutiae minutiae = new MinutiaeSelection().add(1, 2, 3, MinutiaKind.ENDING, 4).best();

    assertEquals("[REDACTED]", minutiae.toString());
    assertEquals("[REDACTED]", Print.of(minutiae).toString());
  }

  @Test
  @Tag("LK-11")
  void closingOverwrites() {
    Minutiae minutiae = new MinutiaeSelection().add(1, 2, 3, MinutiaKind.ENDING, 4).best();
    minutiae.close();

    assertEquals(0, minutiae.count());
    assertEquals(0, minutiae.x(0) + minutiae.y(0) + minutiae.bearing(0));
    assertEquals(0, minutiae.kind(0) + minutiae.quality(0));
  }

  @Test
  void otherFormatsAreRefusedWithWhatToDo() {
    FingerprintTemplate old = FingerprintTemplate.adopt(TemplateFormat.SOURCE_AFIS, new byte[] {0});

    var refusal = assertThrows(IllegalArgumentException.class, () -> Minutiae.of(old));
    assertEquals(
        "template of a format this matcher does not read format=SOURCE_AFIS;"
            + " enrol the finger anew",
        refusal.getMessage());
  }
}
