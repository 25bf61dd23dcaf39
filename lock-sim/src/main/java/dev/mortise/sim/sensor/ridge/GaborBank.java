package dev.mortise.sim.sensor.ridge;

/// Gabor filters for every direction and period of ridges, on a lattice of half the resolution.
///
/// A filter answers to a wave of its own direction and period with gain 1 and to a level ground
/// with 0.
final class GaborBank {

  /// Pixels at 500 dpi from one point of the lattice to the next.
  static final int STEP = 2;

  /// A filter covers this many points of the lattice on each side of its middle.
  static final int RADIUS = 4;

  /// Points of the lattice along a filter's edge.
  static final int SIDE = 2 * RADIUS + 1;

  private static final int DIRECTIONS = 48;
  private static final int PERIODS = 10;

  /// Width of the bell over the wave, in periods.
  private static final double SPREAD = 0.45;

  private static final float[][] FILTERS = filters();

  private GaborBank() {}

  /// The number of the filter for a direction in radians and a period in pixels.
  static int index(double direction, double period) {
    int turn = Math.floorMod((int) Math.floor(direction / Math.PI * DIRECTIONS + 0.5), DIRECTIONS);
    double scale = (period - RidgePeriod.MIN) / (RidgePeriod.MAX - RidgePeriod.MIN);
    return Math.clamp((int) (scale * PERIODS), 0, PERIODS - 1) * DIRECTIONS + turn;
  }

  /// The weights of a filter, row by row; shared, so never to be changed.
  static float[] filter(int index) {
    return FILTERS[index];
  }

  private static float[][] filters() {
    float[][] bank = new float[PERIODS * DIRECTIONS][];
    for (int index = 0; index < bank.length; index++) {
      int step = index / DIRECTIONS;
      double scale = (step + 0.5) / PERIODS;
      double period = RidgePeriod.MIN + (RidgePeriod.MAX - RidgePeriod.MIN) * scale;
      bank[index] = filter(Math.PI * (index % DIRECTIONS) / DIRECTIONS, period / STEP);
    }
    return bank;
  }

  private static float[] filter(double direction, double period) {
    double[] wave = new double[SIDE * SIDE];
    double[] bell = new double[SIDE * SIDE];
    double level = 0;
    double weight = 0;
    for (int i = 0; i < wave.length; i++) {
      int x = i % SIDE - RADIUS;
      int y = i / SIDE - RADIUS;
      double across = -x * StrictMath.sin(direction) - y * StrictMath.cos(direction);
      double width = SPREAD * period;
      wave[i] = StrictMath.cos(2 * Math.PI * across / period);
      bell[i] = StrictMath.exp(-(x * x + y * y) / (2 * width * width));
      level += wave[i] * bell[i];
      weight += bell[i];
    }
    double gain = 0;
    for (int i = 0; i < wave.length; i++) {
      gain += bell[i] * (wave[i] - level / weight) * wave[i];
    }
    float[] filter = new float[SIDE * SIDE];
    for (int i = 0; i < filter.length; i++) {
      filter[i] = (float) (bell[i] * (wave[i] - level / weight) / gain);
    }
    return filter;
  }
}
