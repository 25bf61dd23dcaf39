package dev.mortise.biometric.face;

import java.util.Arrays;
import java.util.Optional;

/// The embedding of one face in the clear: a secret, because a picture can be made of it that
/// deceives a matcher. It lives from the camera to its protected form and no longer (LK-11).
///
/// It cannot print itself, gives its values to this room alone and is overwritten by [#close()].
public final class FaceFeatures implements AutoCloseable {

  private final float[] values;
  private boolean wiped;

  private FaceFeatures(float[] values) {
    this.values = values;
  }

  /// Takes these very values as features: the caller gives the array away and touches it no more.
  ///
  /// @param values what a model made of the picture, of any length of vector; the direction alone
  ///   counts
  /// @return empty, the values wiped, if they have no direction: all zero, or one of them not
  ///   finite. That is a failure to enrol or to acquire, never a match.
  /// @throws IllegalArgumentException if there are not as many as the model gives
  public static Optional<FaceFeatures> adopt(FaceModel model, float[] values) {
    if (values.length != model.dimension()) {
      throw new IllegalArgumentException(
          "face features of another model dimension=%d expected=%d"
              .formatted(values.length, model.dimension()));
    }
    double square = 0;
    for (float value : values) {
      square += (double) value * value;
    }
    if (square == 0 || !Double.isFinite(square)) {
      Arrays.fill(values, 0);
      return Optional.empty();
    }
    scale(values, 1 / Math.sqrt(square));
    return Optional.of(new FaceFeatures(values));
  }

  private static void scale(float[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * factor);
    }
  }

  /// The number of values, which is no secret.
  public int dimension() {
    return values.length;
  }

  /// The values, scaled to a vector of length 1, for the protection in this room.
  ///
  /// @throws IllegalStateException after [#close()]
  float[] values() {
    if (wiped) {
      throw new IllegalStateException("face features used after they were wiped");
    }
    return values;
  }

  /// Overwrites the values with zeros.
  @Override
  public void close() {
    Arrays.fill(values, 0);
    wiped = true;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
