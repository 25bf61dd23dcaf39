package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;

/// One impression made ready for comparison, as probe or as reference: about 5 kB.
///
/// Positions are relative to a corner of its own, in pixels at 500 dpi. It can be read anew with
/// another impression, which takes no memory. Secret: it prints nothing and [#close()] overwrites
/// it. Once read it is not changed by comparisons, so that several may use it at a time.
public final class Print implements AutoCloseable {

  /// How far around a place the minutiae are found by [#near], at least, in pixels at 500 dpi: as
  /// far as any are paired, and a pixel for what floats round off.
  static final int NEAR = (int) Pairing.RADIUS_STIFF + 1;

  /// How far from a direction they are found at least, in [Bearing] units.
  static final int TURNED = Pairing.TURN_STIFF;

  private static final int SECTOR = 8;
  private static final int MARGIN = 2 * Extent.CELL;

  final float[] x = new float[Minutiae.COUNT_MAX];
  final float[] y = new float[Minutiae.COUNT_MAX];
  final byte[] bearing = new byte[Minutiae.COUNT_MAX];
  final Extent extent = new Extent();
  final Edges edges = new Edges();
  private final long[] columns = new long[Extent.SIDE];
  private final long[] rows = new long[Extent.SIDE];
  private final long[] sectors = new long[Bearing.TURN / SECTOR];
  private int count;

  /// A print without minutiae, to be read.
  public Print() {}

  /// A print of a template's minutiae.
  ///
  /// @throws IllegalArgumentException if the template is of a format that is not read, or damaged
  public static Print of(FingerprintTemplate template) {
    try (Minutiae minutiae = Minutiae.of(template)) {
      return of(minutiae);
    }
  }

  /// A print of these minutiae, which stay the caller's to close.
  public static Print of(Minutiae minutiae) {
    return new Print().read(minutiae);
  }

  /// Becomes the print of these minutiae and forgets what it was.
  ///
  /// @return this
  public Print read(Minutiae minutiae) {
    count = minutiae.count();
    int left = Minutiae.COORDINATE_MAX;
    int top = Minutiae.COORDINATE_MAX;
    for (int i = 0; i < count; i++) {
      left = Math.min(left, minutiae.x(i));
      top = Math.min(top, minutiae.y(i));
    }
    Arrays.fill(columns, 0);
    Arrays.fill(rows, 0);
    Arrays.fill(sectors, 0);
    for (int i = 0; i < count; i++) {
      x[i] = minutiae.x(i) - left + MARGIN;
      y[i] = minutiae.y(i) - top + MARGIN;
      bearing[i] = (byte) minutiae.bearing(i);
      mark(columns, x[i], i);
      mark(rows, y[i], i);
      mark(i);
    }
    extent.cover(x, y, count);
    edges.draw(x, y, bearing, count);
    return this;
  }

  private static void mark(long[] strips, float at, int i) {
    int last = Extent.cell(at + NEAR);
    for (int strip = Extent.cell(at - NEAR); strip <= last; strip++) {
      strips[strip] |= 1L << i;
    }
  }

  private void mark(int i) {
    for (int sector = 0; sector < sectors.length; sector++) {
      if (Bearing.apart(sector * SECTOR + SECTOR / 2, bearing[i]) <= TURNED + SECTOR / 2) {
        sectors[sector] |= 1L << i;
      }
    }
  }

  /// The number of minutiae, 0 to [Minutiae#COUNT_MAX].
  public int count() {
    return count;
  }

  /// The minutiae around a place, a bit each: all within [#NEAR], some a little farther.
  long near(float atX, float atY) {
    return columns[Extent.cell(atX)] & rows[Extent.cell(atY)];
  }

  /// The minutiae around a direction, a bit each: all within [#TURNED], some a little farther.
  long turned(int direction) {
    return sectors[(direction & 0xff) / SECTOR];
  }

  /// Overwrites all with zeros.
  @Override
  public void close() {
    count = 0;
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    Arrays.fill(bearing, (byte) 0);
    Arrays.fill(columns, 0);
    Arrays.fill(rows, 0);
    Arrays.fill(sectors, 0);
    extent.cover(x, y, 0);
    edges.erase();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
