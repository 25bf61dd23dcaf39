package dev.mortise.biometric.fingerprint.match;

import java.util.Arrays;

/// Where a print has ridges, as far as its minutiae tell: their convex hull and one cell around it.
///
/// A bit for each of 64 x 64 cells of [#CELL] pixels. A minutia of the other print that falls
/// outside could not have been met, and does not count against a match.
final class Extent {

  /// The edge of a cell, in pixels at 500 dpi: nearly two ridges.
  static final int CELL = 16;

  /// Cells along each side; what lies beyond counts as being in the outermost.
  static final int SIDE = 64;

  private final long[] rows = new long[SIDE];
  private final byte[] left = new byte[SIDE];
  private final byte[] right = new byte[SIDE];
  private final byte[] order = new byte[SIDE];
  private final byte[] chain = new byte[SIDE];

  /// 1 if this point, relative to the corner of the print's cells, is covered, or else 0.
  ///
  /// A number, because chance decides it and a branch on it would be foreseen badly. What lies less
  /// than a cell before the corner comes to be in the first cells, which are never covered.
  int covers(float x, float y) {
    int column = (int) (x * (1f / CELL));
    int row = (int) (y * (1f / CELL));
    return ((column | row) & -SIDE) == 0 ? (int) (rows[row] >>> column) & 1 : 0;
  }

  /// Covers the hull of these points and nothing else; each is two cells away from the corner at
  /// least, so that the first cells stay free.
  void cover(float[] x, float[] y, int count) {
    Arrays.fill(left, (byte) (SIDE - 1));
    Arrays.fill(right, (byte) -1);
    sort(x, y, count);
    span(x, y, chain(x, y, count, 1));
    span(x, y, chain(x, y, count, -1));
    long above = 0;
    for (int row = 0; row < SIDE; row++) {
      long here = row(row);
      long all = above | here | (row + 1 < SIDE ? row(row + 1) : 0);
      rows[row] = all | all << 1 | all >>> 1;
      above = here;
    }
  }

  /// Orders the points from top to bottom, and from left to right where level.
  private void sort(float[] x, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      int at = i;
      for (; at > 0 && isBelow(x, y, order[at - 1], i); at--) {
        order[at] = order[at - 1];
      }
      order[at] = (byte) i;
    }
  }

  private static boolean isBelow(float[] x, float[] y, int one, int other) {
    return y[one] > y[other] || (y[one] == y[other] && x[one] > x[other]);
  }

  /// The hull's left (1) or right (-1) side from top to bottom, by Andrew's monotone chain.
  ///
  /// @return the number of its corners
  private int chain(float[] x, float[] y, int count, int side) {
    int corners = 0;
    for (int k = 0; k < count; k++) {
      int next = order[k];
      while (corners >= 2 && side * turn(x, y, chain[corners - 2], chain[corners - 1], next) >= 0) {
        corners--;
      }
      chain[corners++] = (byte) next;
    }
    return corners;
  }

  private static float turn(float[] x, float[] y, int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  }

  /// Widens the rows' spans to each edge of a chain, seen at the middle of each row.
  private void span(float[] x, float[] y, int corners) {
    for (int k = 0; k < corners; k++) {
      int upper = chain[k];
      int lower = chain[Math.min(k + 1, corners - 1)];
      float height = y[lower] - y[upper];
      int last = cell(y[lower]);
      for (int row = cell(y[upper]); row <= last; row++) {
        float middle = (row + 0.5f) * CELL - y[upper];
        float part = height == 0 ? 0 : Math.clamp(middle / height, 0f, 1f);
        int column = cell(x[upper] + part * (x[lower] - x[upper]));
        left[row] = (byte) Math.min(left[row], column);
        right[row] = (byte) Math.max(right[row], column);
      }
    }
  }

  private long row(int row) {
    return left[row] > right[row] ? 0 : -1L << left[row] & -1L >>> (SIDE - 1 - right[row]);
  }

  /// The cell of a coordinate, the nearest one if it lies beyond.
  static int cell(float coordinate) {
    return Math.max(0, Math.min(SIDE - 1, (int) (coordinate * (1f / CELL))));
  }
}
