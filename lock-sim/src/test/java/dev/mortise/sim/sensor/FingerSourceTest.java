package dev.mortise.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.FingerSource.ImageFile;
import dev.mortise.sim.sensor.FingerSource.Synthetic;
import dev.mortise.sim.sensor.finger.KnownSensor;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerSourceTest {

  @Test
  void castOfAFingerIsThatFingersPictureAndNoFinger() {
    FingerSource source = FingerSource.parse("spoof:synthetic:7/1");
    assertEquals(new FingerSource.Spoof(new Synthetic(7, 1)), source);
    FingerImage cast = assertInstanceOf(Loaded.class, source.load()).image();
    FingerImage finger = assertInstanceOf(Loaded.class, new Synthetic(7, 1).load()).image();
    assertArrayEquals(finger.pixels(), cast.pixels());
    assertEquals(
        new FingerCapture.AttackPresentation(),
        new FingerprintReader(ReaderParameters.USUAL).capture(cast));
    assertTrue(FingerSource.parse("spoof:thumb.png").isFile());
    assertInstanceOf(FingerSource.Malformed.class, FingerSource.parse("spoof:synthetic:7"));
    assertInstanceOf(FingerSource.Malformed.class, FingerSource.parse("spoof:"));
  }

  @Test
  void syntheticFingerIsNamedBySeedAndImpression() {
    FingerSource source = FingerSource.parse(" synthetic:7/1 ");

    assertEquals(new Synthetic(7, 1), source);
    Loaded loaded = assertInstanceOf(Loaded.class, source.load());
    assertArrayEquals(SyntheticFinger.of(7).impression(1).pixels(), loaded.image().pixels());
  }

  @Test
  void syntheticFingerTouchesTheSensorThatIsNamed() {
    assertEquals(new Synthetic(7, 1), FingerSource.parse("synthetic:7/1@clean"));

    FingerSource source = FingerSource.parse("synthetic:7/1@db3");

    assertEquals(new Synthetic(7, 1, KnownSensor.DB3), source);
    Loaded loaded = assertInstanceOf(Loaded.class, source.load());
    assertEquals(KnownSensor.DB3.profile().plate().width(), loaded.image().width());
    assertEquals(source, FingerSource.parse(new Synthetic(7, 1, KnownSensor.DB3).text()));
    assertEquals("synthetic:7/1", new Synthetic(7, 1).text());
  }

  @Test
  void anythingElseIsAPath() {
    assertEquals(
        new ImageFile(Path.of("prints/thumb.png")), FingerSource.parse("prints/thumb.png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synthetic:",
        "synthetic:7",
        "synthetic:7/",
        "synthetic:/1",
        "synthetic:7/1/2",
        "synthetic:seven/1",
        "synthetic:-7/1",
        "synthetic:7/-1",
        "synthetic:1234567890123456789/1",
        "synthetic:7/12345678901",
        "synthetic:٧/١",
        "synthetic:7/1@",
        "synthetic:7/1@db9",
        "synthetic:7/1@CLEAN"
      })
  void faultySyntheticNameIsRefusedWithTheRightForm(String text) {
    Refused refused = assertInstanceOf(Refused.class, FingerSource.parse(text).load());

    assertTrue(refused.fault().contains("synthetic:SEED/IMPRESSION"), refused.fault());
    assertTrue(refused.fault().contains(text), refused.fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\0b"})
  void whatIsNoNameAtAllIsRefused(String text) {
    Refused refused = assertInstanceOf(Refused.class, FingerSource.parse(text).load());

    assertTrue(refused.fault().endsWith("."), refused.fault());
  }
}
