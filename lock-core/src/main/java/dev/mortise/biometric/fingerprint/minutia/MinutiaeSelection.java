package dev.mortise.biometric.fingerprint.minutia;

import java.util.Arrays;

/// What an extractor found, of which the best are kept: those of the highest quality, and among
/// equals those nearest to the middle, because the rim of a print yields most of the false ones.
///
/// Minutiae farther than [#REACH] from the middle are on no finger and are left out.
public final class MinutiaeSelection {

  /// The greatest number of minutiae that are looked at; more are not taken.
  public static final int CANDIDATES_MAX = 255;

  /// How far a minutia may lie from the middle of all, in pixels at 500 dpi: 24 mm.
  public static final int REACH = 480;

  private final int[] x = new int[CANDIDATES_MAX];
  private final int[] y = new int[CANDIDATES_MAX];
  private final byte[] bearing = new byte[CANDIDATES_MAX];
  private final byte[] kind = new byte[CANDIDATES_MAX];
  private final byte[] quality = new byte[CANDIDATES_MAX];
  private int count;

  /// Offers one minutia; beyond [#CANDIDATES_MAX] it is not taken.
  ///
  /// @param x pixels from the left at 500 dpi, 0 to [Minutiae#COORDINATE_MAX]
  /// @param y pixels from the top at 500 dpi, 0 to [Minutiae#COORDINATE_MAX]
  /// @param bearing the ridge's direction as a [Bearing], 0 to 255
  /// @param quality 1 to [Minutiae#QUALITY_MAX], or 0 if it is not told
  /// @return this
  /// @throws IllegalArgumentException if a number is outside its range
  public MinutiaeSelection add(int x, int y, int bearing, MinutiaKind kind, int quality) {
    if (x < 0 || x > Minutiae.COORDINATE_MAX || y < 0 || y > Minutiae.COORDINATE_MAX) {
      throw new IllegalArgumentException("minutia outside the picture");
    }
    if (bearing < 0 || bearing >= Bearing.TURN || quality < 0 || quality > Minutiae.QUALITY_MAX) {
      throw new IllegalArgumentException("bearing or quality of a minutia outside its range");
    }
    if (count < CANDIDATES_MAX) {
      this.x[count] = x;
      this.y[count] = y;
      this.bearing[count] = (byte) bearing;
      this.kind[count] = (byte) kind.code();
      this.quality[count] = (byte) quality;
      count++;
    }
    return this;
  }

  /// The best of them, [Minutiae#COUNT_MAX] at most, in the order in which they were offered.
  public Minutiae best() {
    int[] kept = kept();
    Minutiae best = new Minutiae();
    best.count(kept.length);
    for (int i = 0; i < kept.length; i++) {
      int from = kept[i];
      best.put(i, x[from], y[from], bearing[from], kind[from], quality[from]);
    }
    return best;
  }

  /// The indices of those that are kept, ascending.
  private int[] kept() {
    long sumX = 0;
    long sumY = 0;
    for (int i = 0; i < count; i++) {
      sumX += x[i];
      sumY += y[i];
    }
    long[] ranked = new long[count];
    int near = 0;
    for (int i = 0; i < count; i++) {
      long dx = x[i] - sumX / count;
      long dy = y[i] - sumY / count;
      long square = dx * dx + dy * dy;
      if (square <= (long) REACH * REACH) {
        ranked[near++] = (long) (Minutiae.QUALITY_MAX - quality[i]) << 40 | square << 8 | i;
      }
    }
    Arrays.sort(ranked, 0, near);
    int[] kept = new int[Math.min(near, Minutiae.COUNT_MAX)];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (int) (ranked[i] & 0xff);
    }
    Arrays.sort(kept);
    return kept;
  }
}
