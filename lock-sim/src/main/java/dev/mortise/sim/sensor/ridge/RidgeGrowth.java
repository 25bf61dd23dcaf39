package dev.mortise.sim.sensor.ridge;

/// Growth of ridges out of noise: the filter of each place is applied to the pattern again and
/// again.
///
/// Waves spread, agree where they can and leave an ending or a fork where they cannot. The pattern
/// is narrow in band, so a lattice of half the resolution holds it whole.
final class RidgeGrowth {

  /// Rounds of growth: fewer leave more minutiae, and broken ridges; more make the pattern
  /// straighter than skin.
  private static final int ROUNDS = 9;

  /// How much a wave gains a round before it is held at full height.
  private static final float GAIN = 1.8f;

  private static final short OUTSIDE = -1;

  private final int columns;
  private final int rows;
  private final short[] filters;

  /// @param columns of the lattice
  /// @param rows of the lattice
  RidgeGrowth(RidgeFlow flow, RidgePeriod period, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.filters = new short[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = column * GaborBank.STEP;
        double y = row * GaborBank.STEP;
        filters[row * columns + column] =
            bearsRidges(column, row)
                ? (short) GaborBank.index(flow.at(x, y), period.at(x, y))
                : OUTSIDE;
      }
    }
  }

  /// Whether this point lies on the pad of the finger: an ellipse above, squarer towards the
  /// crease.
  private boolean bearsRidges(int column, int row) {
    double right = (column - columns * 0.5) / (columns * 0.5 - GaborBank.RADIUS);
    double down = (row - rows * 0.5) / (rows * 0.5 - GaborBank.RADIUS);
    double squared = down * down;
    return right * right + (down < 0 ? squared : squared * squared) < 1;
  }

  /// The heights of the grown pattern on the lattice: 1 on the middle of a ridge, -1 in a valley, 0
  /// outside.
  float[] grown(Chance chance) {
    float[] pattern = new float[filters.length];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (float) chance.between(-0.5, 0.5);
    }
    float[] next = new float[filters.length];
    for (int round = 0; round < ROUNDS; round++) {
      filter(pattern, next);
      held(next);
      float[] spare = pattern;
      pattern = next;
      next = spare;
    }
    // A last filtering without the hold rounds the crests, so that a threshold sets the ridge's
    // width.
    filter(pattern, next);
    return next;
  }

  private void filter(float[] from, float[] into) {
    for (int i = 0; i < filters.length; i++) {
      into[i] = filters[i] == OUTSIDE ? 0 : answer(GaborBank.filter(filters[i]), from, i);
    }
  }

  /// Four sums run side by side, because one alone would wait for each addition.
  private float answer(float[] filter, float[] from, int middle) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int f = 0;
    int at = middle - GaborBank.RADIUS * columns - GaborBank.RADIUS;
    for (int line = 0; line < GaborBank.SIDE; line++) {
      a += filter[f] * from[at] + filter[f + 4] * from[at + 4];
      b += filter[f + 1] * from[at + 1] + filter[f + 5] * from[at + 5];
      c += filter[f + 2] * from[at + 2] + filter[f + 6] * from[at + 6];
      d += filter[f + 3] * from[at + 3] + filter[f + 7] * from[at + 7];
      a += filter[f + 8] * from[at + 8];
      f += GaborBank.SIDE;
      at += columns;
    }
    return (a + b) + (c + d);
  }

  private static void held(float[] pattern) {
    for (int i = 0; i < pattern.length; i++) {
      float height = Math.clamp(pattern[i] * GAIN, -1f, 1f);
      pattern[i] = height * (1.5f - 0.5f * height * height);
    }
  }
}
