package dev.mortise.sim.sensor.ridge;

import dev.mortise.sim.sensor.ridge.Singularities.Point;

/// The direction of the ridges at every point of a finger.
///
/// Half the sum of the angles under which cores are seen, less those of the deltas, gives a flow
/// with exactly these singularities (Sherlock and Monro, "A model for interpreting fingerprint
/// topology", 1993). Each delta's angle is bent a little, as Vizcaya and Gerhardt proposed in 1996,
/// and what adds no singularity is added: the arching of all ridges towards the fingertip and a
/// slow random waviness.
final class RidgeFlow {

  /// Bend of a delta's angle and waviness, in radians (one deviation).
  private static final double BEND = 0.12;

  private static final double WAVINESS = 0.18;

  /// Length over which the waviness changes, in pixels.
  private static final double WAVE_LENGTH = 70;

  private final Singularities singularities;
  private final boolean arch;
  private final double middleX;
  private final double middleY;
  private final double arching;
  private final double bump;
  private final double bendSine;
  private final double bendCosine;
  private final SmoothField waves;

  RidgeFlow(PatternClass pattern, Chance chance, int width, int height) {
    arch = pattern == PatternClass.ARCH;
    middleX = width * 0.5 + 6 * chance.bell();
    middleY = height * 0.46 + 8 * chance.bell();
    arching = 0.75 + 0.22 * chance.bell();
    bump = 0.9 + 0.25 * chance.bell();
    bendSine = BEND * chance.bell();
    bendCosine = BEND * chance.bell();
    singularities = Singularities.drawn(pattern, chance);
    waves = new SmoothField(chance, width, height, WAVE_LENGTH);
  }

  /// How far above the middle of the pattern this row lies; negative below.
  double heightAboveMiddle(double y) {
    return middleY - y;
  }

  /// The direction of the ridge through this point, in radians, counter-clockwise from the right;
  /// directions that differ by π are one.
  double at(double x, double y) {
    double right = x - middleX;
    double up = middleY - y;
    return turning(right, up) + arching(right, up) + WAVINESS * waves.at(x, y);
  }

  private double turning(double right, double up) {
    double turn = 0;
    for (Point core : singularities.cores()) {
      turn += StrictMath.atan2(up - core.y(), right - core.x());
    }
    for (Point delta : singularities.deltas()) {
      double dx = right - delta.x();
      double dy = up - delta.y();
      double distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      turn -= StrictMath.atan2(dy, dx) + (bendSine * dy + bendCosine * dx) / distance;
    }
    return turn / 2;
  }

  /// Ridges are level at the crease below and follow the rim of the fingertip above: slopes in
  /// pixels, from nothing some 6 mm below the middle to all some 5 mm above it.
  private double arching(double right, double up) {
    if (!arch) {
      return StrictMath.atan(-arching * eased((up + 130) / 220) * right / 130);
    }
    double middle = bump * StrictMath.exp(-right * right / 7200) / 60;
    return StrictMath.atan(-eased((up + 150) / 150) * right * (arching / 120 + middle));
  }

  /// From 0 to 1 without a kink, and level outside.
  private static double eased(double t) {
    double within = Math.clamp(t, 0, 1);
    return within * within * (3 - 2 * within);
  }
}
