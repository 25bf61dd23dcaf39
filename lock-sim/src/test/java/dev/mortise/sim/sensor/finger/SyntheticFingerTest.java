package dev.mortise.sim.sensor.finger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.secret.Sha256;
import dev.mortise.sim.sensor.FingerImage;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SyntheticFingerTest {

  /// Found once and kept: a change of any number in the generator changes every finger that anybody
  /// has enrolled from one, so it must be made on purpose.
  @Test
  void impressionIsTheSameOnEveryMachine() {
    byte[] pixels = SyntheticFinger.of(7).impression(1).pixels();

    assertEquals(
        "131fe08bbeb664815d97b00cb63e9453c1cc12da7e623e51d255de0c951df243",
        HexFormat.of().formatHex(Sha256.of(pixels)));
  }

  @Test
  void sameNumberIsTheSameTouch() {
    SyntheticFinger finger = SyntheticFinger.of(3);

    assertArrayEquals(finger.impression(2).pixels(), finger.impression(2).pixels());
  }

  @Test
  void noTwoTouchesAreAlike() {
    SyntheticFinger finger = SyntheticFinger.of(3);

    assertFalse(Arrays.equals(finger.impression(1).pixels(), finger.impression(2).pixels()));
    assertFalse(
        Arrays.equals(finger.impression(1).pixels(), SyntheticFinger.of(4).impression(1).pixels()));
  }

  @Test
  void imageHasTheSensorsShape() {
    FingerImage image = SyntheticFinger.of(3).impression(0);

    assertEquals(SensorProfile.CLEAN.plate().width(), image.width());
    assertEquals(SensorProfile.CLEAN.plate().height(), image.height());
    assertEquals(500, image.dpi());
  }

  @Test
  void negativeImpressionNumberIsRefused() {
    SyntheticFinger finger = SyntheticFinger.of(-1);

    assertThrows(IllegalArgumentException.class, () -> finger.impression(-1));
  }
}
