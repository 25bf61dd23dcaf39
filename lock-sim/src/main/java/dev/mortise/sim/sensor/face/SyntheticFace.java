package dev.mortise.sim.sensor.face;

import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.face.FaceFeatures;
import dev.mortise.biometric.face.FaceModel;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.sim.sensor.ridge.Chance;

/// A face that nobody has: its seed fixes it for ever, and each of its impressions.
///
/// Two figures are published for models of 512 values and shape these: thresholds of 0.40 to 0.45
/// on the cosine are in use where false matches must be rare, and the model of Deng et al.
/// (ArcFace, CVPR 2019) tells 99.83 % of the pairs of LFW rightly. Two bell curves fit both:
/// cosines of different people around 0 with a deviation of 0.084 (0.40 is then an FMR of 1e-6),
/// and cosines of one person around 0.60 with a deviation of 0.12 (both err by 0.17 % at 0.246).
/// Nothing more is claimed of them; above all not that their tails are those of people.
public final class SyntheticFace {

  /// The model that these faces pretend to come from.
  public static final FaceModel MODEL =
      new FaceModel("synthetic-512", 512, FaceModel.Metric.COSINE, new ImpostorScores(0, 0.084));

  private static final long SELF = 21;
  private static final long POSE = 22;
  private static final long PRESENTATION = 23;

  /// Coordinates fade with this scale, so that unrelated faces have cosines of deviation 0.084, as
  /// if there were 1/0.084² = 142 coordinates alike: twice the scale.
  private static final double SCALE = 71;

  /// How much of a presentation is the face itself: the root of 0.60 in the mean.
  private static final double LIKENESS = 0.775;

  private static final double LIKENESS_DEVIATION = 0.095;
  private static final double LIKENESS_MIN = 0.35;
  private static final double LIKENESS_MAX = 0.97;

  /// How much of a turned head is the head from the front.
  private static final double FRONTAL = 0.93;

  private final long seed;

  private SyntheticFace(long seed) {
    this.seed = seed;
  }

  /// The face of a seed, 0 or more.
  public static SyntheticFace of(long seed) {
    return new SyntheticFace(seed);
  }

  /// One presentation of it, whose features the caller closes.
  ///
  /// @param impression which one, 0 or more
  public FaceFeatures impression(int impression, FacePose pose) {
    Chance luck = Chance.of(seed, PRESENTATION + 100L * impression + 10L * number(pose));
    double likeness = LIKENESS + LIKENESS_DEVIATION * luck.bell();
    likeness = Math.clamp(likeness, LIKENESS_MIN, LIKENESS_MAX);
    float[] values = self(pose);
    Chance other = Chance.of(seed, PRESENTATION + 50 + 100L * impression + 10L * number(pose));
    mix(values, likeness, direction(other));
    return FaceFeatures.adopt(MODEL, values).orElseThrow();
  }

  /// The face itself, in a pose.
  private float[] self(FacePose pose) {
    float[] values = direction(Chance.of(seed, SELF));
    if (pose != FacePose.STRAIGHT) {
      mix(values, FRONTAL, direction(Chance.of(seed, POSE + 1000L * number(pose))));
    }
    return values;
  }

  private static int number(FacePose pose) {
    return switch (pose) {
      case STRAIGHT -> 0;
      case UP -> 1;
      case DOWN -> 2;
      case LEFT -> 3;
      case RIGHT -> 4;
    };
  }

  private static void mix(float[] values, double share, float[] other) {
    double rest = Math.sqrt(1 - share * share);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (share * values[i] + rest * other[i]);
    }
  }

  /// A vector of length 1 in a direction of chance.
  private static float[] direction(Chance chance) {
    double[] drawn = new double[MODEL.dimension()];
    double square = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = chance.bell() * Math.exp(-i / SCALE / 2);
      square += drawn[i] * drawn[i];
    }
    float[] values = new float[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      values[i] = (float) (drawn[i] / Math.sqrt(square));
    }
    return values;
  }
}
