package dev.mortise.sim.sensor.finger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SensorProfile.Landing;
import dev.mortise.sim.sensor.finger.SensorProfile.Lapse;
import dev.mortise.sim.sensor.finger.SensorProfile.Pad;
import dev.mortise.sim.sensor.finger.SensorProfile.Plate;
import dev.mortise.sim.sensor.finger.SensorProfile.Print;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensorProfileTest {

  private static final SensorProfile CLEAN = SensorProfile.CLEAN;

  private static Plate plate(int width, int height, int dpi) {
    return new Plate(width, height, dpi, 244, 52, 0, 4);
  }

  private static SensorProfile on(Plate plate) {
    return new SensorProfile(plate, CLEAN.landing(), CLEAN.pad(), CLEAN.print(), CLEAN.lapse());
  }

  @Test
  void sensorOfAnyAllowedShapeGivesItsImage() {
    FingerImage image = SyntheticFinger.of(1).impression(0, on(plate(100, 137, 500)));

    assertEquals(100, image.width());
    assertEquals(137, image.height());
  }

  @Test
  void finerSensorShowsTheSameTouchLarger() {
    FingerImage usual = SyntheticFinger.of(1).impression(0, on(plate(200, 240, 500)));
    FingerImage fine = SyntheticFinger.of(1).impression(0, on(plate(400, 480, 1000)));

    assertEquals(1000, fine.dpi());
    assertEquals(darkness(usual), darkness(fine), 0.02);
  }

  private static double darkness(FingerImage image) {
    long dark = 0;
    for (byte pixel : image.pixels()) {
      dark += (pixel & 0xff) < 148 ? 1 : 0;
    }
    return dark / ((double) image.width() * image.height());
  }

  @Test
  void everySensorIsFoundByItsLabel() {
    for (KnownSensor sensor : KnownSensor.values()) {
      assertEquals(Optional.of(sensor), KnownSensor.named(sensor.label()));
    }
    assertEquals(Optional.empty(), KnownSensor.named("db9"));
  }

  @Test
  void sensorThatNoImageFitsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> plate(99, 400, 500));
    assertThrows(IllegalArgumentException.class, () -> plate(2000, 1001, 500));
    assertThrows(IllegalArgumentException.class, () -> plate(320, 400, 249));
  }

  @Test
  void numbersOutOfTheirRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Plate(320, 400, 500, 256, 52, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new Landing(-0.1, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Landing(0, Double.NaN, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pad(0, 100, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pad(100, 100, 0.5, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pad(100, 100, 0, 0, 8.1));
    assertThrows(IllegalArgumentException.class, () -> new Print(0, 0, 0, 0, 0, 0, 0, 101));
    assertThrows(IllegalArgumentException.class, () -> new Print(-1.1, 0, 0, 0, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Lapse(1.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Lapse(0.1, 11));
  }
}
