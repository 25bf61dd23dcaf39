package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerCapture.Captured;
import dev.mortise.biometric.fingerprint.FingerCapture.PoorQuality;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintReaderTest {

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);

  @Test
  void goodTouchGivesATemplate() {
    FingerCapture capture = reader.capture(Touch.good());

    FingerprintTemplate template = assertInstanceOf(Captured.class, capture).template();
    assertEquals(TemplateFormat.MINUTIAE, template.format());
  }

  @Test
  void sameTouchGivesTheSameTemplate() {
    Captured once = assertInstanceOf(Captured.class, reader.capture(Touch.good()));
    Captured again = assertInstanceOf(Captured.class, reader.capture(Touch.good()));

    assertEquals(once.template().digest(), again.template().digest());
  }

  @Test
  void bareReaderHasNoFinger() {
    assertFault(QualityFault.NO_FINGER, Touch.nobody());
  }

  @Test
  @Tag("LK-34")
  void fingertipAloneIsPartial() {
    assertFault(QualityFault.PARTIAL, Touch.window(Touch.good(), 90, 120, 140, 160));
  }

  @Test
  @Tag("LK-34")
  void fingerOverTheRimIsOffCentre() {
    assertFault(QualityFault.OFF_CENTRE, Touch.shifted(Touch.good(), 150, 0));
    assertFault(QualityFault.OFF_CENTRE, Touch.shifted(Touch.good(), 0, -190));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-70, 60, 90})
  @Tag("LK-34")
  void fingerLaidAcrossIsTilted(double degrees) {
    FingerImage narrow = Touch.window(Touch.good(), 60, 20, 190, 360);

    assertFault(QualityFault.TILTED, Touch.turned(narrow, degrees));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-25, 20})
  void fingerALittleTurnedIsTaken(double degrees) {
    assertInstanceOf(Captured.class, reader.capture(Touch.turned(Touch.good(), degrees)));
  }

  @Test
  @Tag("LK-5")
  void printWithoutMinutiaeAsksForAnotherFinger() {
    assertFault(QualityFault.TOO_FEW_MINUTIAE, Touch.combed(Touch.good()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500, 1000})
  void resolutionIsTakenIntoAccount(int dpi) {
    FingerImage stretched = stretched(SyntheticFinger.of(5).impression(2), dpi);

    assertInstanceOf(Captured.class, reader.capture(stretched));
  }

  private void assertFault(QualityFault fault, FingerImage touch) {
    assertEquals(new PoorQuality(fault), reader.capture(touch));
  }

  private static FingerImage stretched(FingerImage image, int dpi) {
    int width = image.width() * dpi / image.dpi();
    int height = image.height() * dpi / image.dpi();
    byte[] grey = new byte[width * height];
    for (int i = 0; i < grey.length; i++) {
      int x = i % width * image.dpi() / dpi;
      int y = i / width * image.dpi() / dpi;
      grey[i] = (byte) image.grey(x, y);
    }
    return FingerImage.adopt(width, height, grey, dpi);
  }
}
