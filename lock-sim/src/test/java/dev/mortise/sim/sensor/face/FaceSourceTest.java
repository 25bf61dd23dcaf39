package dev.mortise.sim.sensor.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.sim.sensor.face.FaceSource.Faulty;
import dev.mortise.sim.sensor.face.FaceSource.Malformed;
import dev.mortise.sim.sensor.face.FaceSource.Presented;
import dev.mortise.sim.sensor.face.FaceSource.Spoof;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceSourceTest {

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void faceLooksStraightUnlessToldOtherwise() {
    FaceSource source = FaceSource.parse(" synthetic:7/1 ");
    assertEquals(new Presented(7, 1, FacePose.STRAIGHT), source);
    FaceCapture.Captured captured =
        assertInstanceOf(FaceCapture.Captured.class, ((Presented) source).capture());
    assertEquals(512, captured.features().dimension());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("LK-32")
  void everyPoseHasAWord(FacePose pose) {
    assertEquals(new Presented(7, 1, pose), FaceSource.parse(word(pose) + ":synthetic:7/1"));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("LK-32")
  void everyFaultHasAWord(FaceFault fault) {
    FaceSource source = FaceSource.parse(word(fault) + ":synthetic:7/1");
    assertEquals(new Faulty(7, 1, fault), source);
    assertEquals(new FaceCapture.PoorQuality(fault), ((Faulty) source).capture());
  }

  @Test
  void pictureOfAFaceIsSeenThrough() {
    FaceSource source = FaceSource.parse("spoof:synthetic:7/1");
    assertEquals(new FaceCapture.AttackPresentation(), ((Spoof) source).capture());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "synthetic:7", "synthetic:-1/1", "sideways:synthetic:7/1", "a.png", "spoof:"})
  void otherTextNamesNoFace(String text) {
    Malformed malformed = assertInstanceOf(Malformed.class, FaceSource.parse(text));
    assertTrue(malformed.fault().contains("synthetic:SEED/IMPRESSION"), malformed.fault());
  }
}
