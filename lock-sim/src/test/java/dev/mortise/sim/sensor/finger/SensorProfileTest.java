package dev.mortise.sim.sensor.finger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SensorProfile.Landing;
import dev.mortise.sim.sensor.finger.SensorProfile.Pad;
import dev.mortise.sim.sensor.finger.SensorProfile.Print;
import org.junit.jupiter.api.Test;

class SensorProfileTest {

  private static final SensorProfile CLEAN = SensorProfile.CLEAN;

  @Test
  void sensorOfAnyAllowedShapeGivesItsImage() {
    SensorProfile small = new SensorProfile(100, 137, CLEAN.landing(), CLEAN.pad(), CLEAN.print());

    FingerImage image = SyntheticFinger.of(1).impression(0, small);

    assertEquals(100, image.width());
    assertEquals(137, image.height());
  }

  @Test
  void sensorThatNoImageFitsIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SensorProfile(99, 400, CLEAN.landing(), CLEAN.pad(), CLEAN.print()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SensorProfile(2000, 1001, CLEAN.landing(), CLEAN.pad(), CLEAN.print()));
  }

  @Test
  void numbersOutOfTheirRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Landing(-0.1, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Landing(0, Double.NaN, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pad(0, 100, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pad(100, 100, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Print(0, 0, 0, 0, 101));
  }
}
