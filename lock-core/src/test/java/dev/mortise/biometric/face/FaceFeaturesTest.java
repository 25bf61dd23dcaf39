package dev.mortise.biometric.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.ImpostorScores;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFeaturesTest {

  private static final FaceModel MODEL =
      new FaceModel("test", 16, FaceModel.Metric.COSINE, new ImpostorScores(0, 0.1));

  private static float[] values(float first) {
    float[] values = new float[MODEL.dimension()];
    Arrays.fill(values, 2);
    values[0] = first;
    return values;
  }

  @Test
  void directionAloneCounts() {
    FaceFeatures features = FaceFeatures.adopt(MODEL, values(2)).orElseThrow();
    float[] unit = new float[16];
    Arrays.fill(unit, 0.25f);
    assertArrayEquals(unit, features.values(), 1e-7f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneValueThatIsNoNumberIsAFailureToEnrol(float value) {
    float[] values = values(value);
    assertTrue(FaceFeatures.adopt(MODEL, values).isEmpty());
    assertArrayEquals(new float[16], values);
  }

  @Test
  void zeroIsAFailureToEnrol() {
    assertTrue(FaceFeatures.adopt(MODEL, new float[16]).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, Float.MAX_VALUE})
  void anyLengthThatCanBeWrittenWillDo(float value) {
    float[] values = new float[16];
    values[3] = value;
    assertEquals(1, FaceFeatures.adopt(MODEL, values).orElseThrow().values()[3]);
  }

  @Test
  void otherDimensionIsAnotherModel() {
    assertThrows(IllegalArgumentException.class, () -> FaceFeatures.adopt(MODEL, new float[17]));
  }

  @Test
  @Tag("LK-11")
  void closingOverwritesTheFeatures() {
    float[] values = values(1);
    FaceFeatures features = FaceFeatures.adopt(MODEL, values).orElseThrow();
    assertEquals("[REDACTED]", features.toString());
    features.close();
    assertArrayEquals(new float[16], values);
    assertThrows(IllegalStateException.class, features::values);
  }
}
