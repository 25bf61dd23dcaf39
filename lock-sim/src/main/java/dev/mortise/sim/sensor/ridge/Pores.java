package dev.mortise.sim.sensor.ridge;

/// Sweat pores: small pits on the crests of the ridges, the same in every impression.
final class Pores {

  /// Skin for each attempt at a pore, in pixels; about every third attempt finds a crest.
  private static final int SKIN_PER_ATTEMPT = 40;

  /// A pore opens only where the ridge is this high.
  private static final float CREST = 0.75f;

  /// What a pore takes from the height at its middle.
  private static final double DEPTH = 0.9;

  private static final int RADIUS = 2;

  private Pores() {}

  /// Sinks pores into these heights.
  static void open(float[] heights, int width, Chance chance) {
    int height = heights.length / width;
    int attempts = heights.length / SKIN_PER_ATTEMPT;
    for (int attempt = 0; attempt < attempts; attempt++) {
      double x = chance.between(RADIUS + 1, width - RADIUS - 2);
      double y = chance.between(RADIUS + 1, height - RADIUS - 2);
      double size = chance.between(0.6, 1.1);
      int column = (int) x;
      int row = (int) y;
      if (heights[row * width + column] > CREST) {
        sink(heights, width, x, y, size);
      }
    }
  }

  private static void sink(float[] heights, int width, double x, double y, double size) {
    for (int row = (int) y - RADIUS; row <= (int) y + RADIUS; row++) {
      for (int column = (int) x - RADIUS; column <= (int) x + RADIUS; column++) {
        double right = column - x;
        double down = row - y;
        double bell = StrictMath.exp(-(right * right + down * down) / (2 * size * size));
        heights[row * width + column] -= (float) (DEPTH * bell);
      }
    }
  }
}
