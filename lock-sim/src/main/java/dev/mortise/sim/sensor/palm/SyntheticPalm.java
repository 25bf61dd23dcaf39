package dev.mortise.sim.sensor.palm;

import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.palm.PalmFeatures;
import dev.mortise.biometric.palm.PalmModel;
import dev.mortise.sim.sensor.ridge.Chance;

/// A palm that nobody has: its seed fixes it for ever, and each of its impressions.
///
/// Codes are 32 x 32 cells of two bits, the size of the palm codes of Zhang et al. (PAMI 2003).
/// Neighbouring cells agree more often than chance, as they do where filters overlap, so that codes
/// of different palms spread more than coins would. Noise is such that the EER lies near the 0.2 %
/// that contour codes of palm veins reach on the public set of CASIA; nothing more is claimed.
public final class SyntheticPalm {

  private static final int PLANES = 2;
  private static final int SIDE = 32;
  private static final int SHIFT = 2;

  /// How far from its own place a hand may lie: two such hands are within a shift of each other.
  private static final int PLAY = SHIFT / 2;

  /// The model that these palms pretend to come from. The deviation at one shift is that of these
  /// very codes, measured over 2,000 pairs (`SyntheticPalmTest`).
  public static final PalmModel MODEL =
      new PalmModel(PLANES, SIDE, SIDE, SHIFT, 0.4, new ImpostorScores(0.5, 0.021));

  private static final long SELF = 31;
  private static final long PRESENTATION = 32;

  private static final int SMOOTHINGS = 3;

  /// Room around the cells for a hand that lies elsewhere.
  private static final int BORDER = PLAY + SMOOTHINGS;

  private static final int FIELD = SIDE + 2 * BORDER;

  /// How strong noise is beside the palm itself, in the mean and how it spreads.
  private static final double NOISE = 0.9;

  private static final double NOISE_DEVIATION = 0.28;
  private static final double NOISE_MIN = 0.2;

  private final long seed;

  private SyntheticPalm(long seed) {
    this.seed = seed;
  }

  /// The palm of a seed, 0 or more.
  public static SyntheticPalm of(long seed) {
    return new SyntheticPalm(seed);
  }

  /// One presentation of it, whose features the caller closes.
  ///
  /// @param impression which one, 0 or more
  public PalmFeatures impression(int impression) {
    Chance luck = Chance.of(seed, PRESENTATION + 10L * impression);
    int down = (int) luck.between(0, 2 * PLAY + 1) - PLAY;
    int right = (int) luck.between(0, 2 * PLAY + 1) - PLAY;
    double noise = Math.max(NOISE_MIN, NOISE + NOISE_DEVIATION * luck.bell());
    double hiddenRow = luck.between(0, SIDE);
    double hiddenColumn = luck.between(0, SIDE);
    double hiddenRadius = luck.between(0, SIDE / 4.0);
    long[] code = new long[MODEL.words()];
    long[] mask = new long[MODEL.words()];
    for (int plane = 0; plane < PLANES; plane++) {
      double[] self = smooth(Chance.of(seed, SELF + 1000L * plane));
      double[] other = smooth(Chance.of(seed, PRESENTATION + 5 + plane + 10L * impression));
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double value =
              self[(row + BORDER + down) * FIELD + column + BORDER + right]
                  + noise * other[(row + BORDER) * FIELD + column + BORDER];
          int bit = (plane * SIDE + row) * SIDE + column;
          boolean seen = Math.hypot(row - hiddenRow, column - hiddenColumn) >= hiddenRadius;
          code[bit / Long.SIZE] |= (value > 0 ? 1L : 0) << bit;
          mask[bit / Long.SIZE] |= (seen ? 1L : 0) << bit;
        }
      }
    }
    return PalmFeatures.adopt(MODEL, code, mask).orElseThrow();
  }

  /// A field of chance, made smooth: codes of two such fields spread like some 550 fair coins.
  private static double[] smooth(Chance chance) {
    double[] field = new double[FIELD * FIELD];
    for (int i = 0; i < field.length; i++) {
      field[i] = chance.bell();
    }
    for (int pass = 0; pass < SMOOTHINGS; pass++) {
      field = smoothed(field);
    }
    return field;
  }

  private static double[] smoothed(double[] field) {
    double[] smoothed = new double[field.length];
    for (int row = 1; row < FIELD - 1; row++) {
      for (int column = 1; column < FIELD - 1; column++) {
        int at = row * FIELD + column;
        smoothed[at] =
            2 * field[at] + field[at - 1] + field[at + 1] + field[at - FIELD] + field[at + FIELD];
      }
    }
    return smoothed;
  }
}
