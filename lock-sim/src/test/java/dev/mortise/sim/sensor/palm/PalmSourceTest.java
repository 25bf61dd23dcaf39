package dev.mortise.sim.sensor.palm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.sim.sensor.palm.PalmSource.Faulty;
import dev.mortise.sim.sensor.palm.PalmSource.Malformed;
import dev.mortise.sim.sensor.palm.PalmSource.Presented;
import dev.mortise.sim.sensor.palm.PalmSource.Spoof;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PalmSourceTest {

  @Test
  void palmIsNamedByItsSeed() {
    PalmSource source = PalmSource.parse("synthetic:7/1");
    assertEquals(new Presented(7, 1), source);
    assertInstanceOf(PalmCapture.Captured.class, ((Presented) source).capture());
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasAWord(PalmFault fault) {
    String word = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    PalmSource source = PalmSource.parse(word + ":synthetic:7/1");
    assertEquals(new Faulty(7, 1, fault), source);
    assertEquals(new PalmCapture.PoorQuality(fault), ((Faulty) source).capture());
  }

  @Test
  void printOfVeinsIsSeenThrough() {
    PalmSource source = PalmSource.parse("spoof:synthetic:7/1");
    assertEquals(new PalmCapture.AttackPresentation(), ((Spoof) source).capture());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "synthetic:7", "upside-down:synthetic:7/1", "palm.png"})
  void otherTextNamesNoPalm(String text) {
    Malformed malformed = assertInstanceOf(Malformed.class, PalmSource.parse(text));
    assertTrue(malformed.fault().contains("synthetic:SEED/IMPRESSION"), malformed.fault());
  }
}
