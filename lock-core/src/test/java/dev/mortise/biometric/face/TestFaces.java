package dev.mortise.biometric.face;

import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import java.util.Random;
import java.util.UUID;

/// Faces as directions in space, some of them close to each other.
final class TestFaces {

  /// Unrelated directions in so many dimensions have cosines of this spread.
  static final FaceModel MODEL =
      new FaceModel(
          "directions", 256, FaceModel.Metric.COSINE, new ImpostorScores(0, 1 / Math.sqrt(256)));

  private TestFaces() {}

  static ProtectionKey key(int lock, int epoch) {
    return ProtectionKey.derive(
        SecretBytes.adopt(new byte[32]), new LockId(new UUID(5, lock)), new Generation(epoch));
  }

  /// A picture of a person.
  ///
  /// @param likeness the cosine to the person's own direction, in the mean
  static FaceFeatures face(long person, long picture, double likeness) {
    Random self = new Random(person * 7919);
    Random noise = new Random(person * 31 + picture * 104_729 + 1);
    float[] values = new float[MODEL.dimension()];
    double rest = Math.sqrt(1 - likeness * likeness);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (likeness * self.nextGaussian() + rest * noise.nextGaussian());
    }
    return FaceFeatures.adopt(MODEL, values).orElseThrow();
  }
}
