package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;

/// From every minutia the edges to its nearest neighbours, in a form that neither turning nor
/// shifting the finger changes.
///
/// An edge is its length, its direction seen from the minutia's own, and the neighbour's direction
/// seen from the minutia's own. All three and the minutia are packed in one int.
final class Edges {

  /// Neighbours of each minutia. Five to ten do equally well on FVC2002; five are cheapest.
  static final int NEIGHBOURS = 5;

  /// The greatest number of edges.
  static final int COUNT_MAX = Minutiae.COUNT_MAX * NEIGHBOURS;

  private static final int PIXELS = 1024;
  private static final byte[] SCALE = scale();

  /// One more than the greatest [#length].
  static final int LENGTHS = (SCALE[PIXELS - 1] & 0xff) + 1;

  final int[] packed = new int[COUNT_MAX];
  private final long[] nearest = new long[NEIGHBOURS];
  private int count;

  int count() {
    return count;
  }

  static int from(int edge) {
    return edge >>> 24;
  }

  /// On a logarithmic scale on which a given distortion is about the same number of units, whether
  /// the edge is short or long.
  static int length(int edge) {
    return edge >>> 16 & 0xff;
  }

  static int direction(int edge) {
    return edge >>> 8 & 0xff;
  }

  static int turn(int edge) {
    return edge & 0xff;
  }

  /// Draws the edges between these minutiae and forgets what was.
  void draw(float[] x, float[] y, byte[] bearing, int minutiae) {
    count = 0;
    int neighbours = Math.min(NEIGHBOURS, minutiae - 1);
    for (int i = 0; i < minutiae; i++) {
      findNearest(x, y, minutiae, i);
      for (int k = 0; k < neighbours; k++) {
        int j = (int) nearest[k] & 0xff;
        int dx = (int) (x[j] - x[i]);
        int dy = (int) (y[j] - y[i]);
        int length =
            SCALE[Math.min(PIXELS - 1, (int) Math.round(Math.sqrt((double) (nearest[k] >>> 8))))];
        int direction = Bearing.of(dx, dy) - bearing[i] & 0xff;
        int turn = bearing[j] - bearing[i] & 0xff;
        packed[count] = i << 24 | (length & 0xff) << 16 | direction << 8 | turn;
        count++;
      }
    }
  }

  /// The squared distance and the index of each of the nearest, packed in this order.
  private void findNearest(float[] x, float[] y, int minutiae, int i) {
    Arrays.fill(nearest, Long.MAX_VALUE);
    for (int j = 0; j < minutiae; j++) {
      long dx = (int) (x[j] - x[i]);
      long dy = (int) (y[j] - y[i]);
      long next = (dx * dx + dy * dy) << 8 | j;
      for (int at = j == i ? NEIGHBOURS : 0; at < NEIGHBOURS; at++) {
        long better = Math.min(next, nearest[at]);
        next = Math.max(next, nearest[at]);
        nearest[at] = better;
      }
    }
  }

  void erase() {
    count = 0;
    Arrays.fill(packed, 0);
    Arrays.fill(nearest, 0);
  }

  /// Four units are an error of 10 % of the length and of 3 pixels.
  private static byte[] scale() {
    byte[] scale = new byte[PIXELS];
    for (int length = 0; length < PIXELS; length++) {
      scale[length] = (byte) Math.round(40 * StrictMath.log((length + 30) / 30.0));
    }
    return scale;
  }
}
