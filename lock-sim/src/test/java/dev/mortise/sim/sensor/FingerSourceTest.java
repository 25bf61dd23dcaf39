package dev.mortise.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.FingerSource.ImageFile;
import dev.mortise.sim.sensor.FingerSource.Synthetic;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerSourceTest {

  @Test
  void syntheticFingerIsNamedBySeedAndImpression() {
    FingerSource source = FingerSource.parse(" synthetic:7/1 ");

    assertEquals(new Synthetic(7, 1), source);
    Loaded loaded = assertInstanceOf(Loaded.class, source.load());
    assertArrayEquals(SyntheticFinger.of(7).impression(1).pixels(), loaded.image().pixels());
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
        "synthetic:٧/١"
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
