package dev.mortise.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerImageTest {

  @Test
  void pixelsLieRowByRow() {
    byte[] grey = new byte[120 * 100];
    grey[5 * 120 + 3] = (byte) 200;
    FingerImage image = FingerImage.adopt(120, 100, grey, 500);

    assertEquals(200, image.grey(3, 5));
    assertEquals(0, image.grey(5, 3));
  }

  @Test
  @Tag("LK-11")
  void printedFormShowsNoPixel() {
    FingerImage image = FingerImage.adopt(120, 100, new byte[120 * 100], 500);

    assertEquals("FingerImage[120 x 100, 500 dpi]", image.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "99, 100, 9900, 500",
    "100, 99, 9900, 500",
    "2000, 1001, 2002000, 500",
    "65536, 65536, 0, 500",
    "100, 100, 9999, 500",
    "100, 100, 10000, 72",
    "100, 100, 10000, 9600"
  })
  void impossiblePictureIsRefused(int width, int height, int bytes, int dpi) {
    assertThrows(
        IllegalArgumentException.class,
        () -> FingerImage.adopt(width, height, new byte[bytes], dpi));
  }
}
