package dev.mortise.sim.sensor;

/// A grey picture of a finger on the reader: 8 bits a pixel, rows from top to bottom, 0 black.
///
/// Ridges are dark. Immutable. It is what the sensor sees and never leaves the body of the lock
/// (LK-11).
public final class FingerImage {

  /// The resolution of most fingerprint sensors, in pixels an inch, and what is meant where none is
  /// told.
  public static final int USUAL_DPI = 500;

  /// The least width and height, in pixels: 5 mm at the usual resolution.
  public static final int SIDE_MIN = 100;

  /// The greatest number of pixels, which bounds the work of whoever looks at one.
  public static final int PIXELS_MAX = 2_000_000;

  /// The range of resolutions a picture may have, in pixels an inch.
  public static final int DPI_MIN = 250;

  public static final int DPI_MAX = 1200;

  private final int width;
  private final int height;
  private final byte[] grey;
  private final int dpi;
  private final boolean cast;

  private FingerImage(int width, int height, byte[] grey, int dpi, boolean cast) {
    this.width = width;
    this.height = height;
    this.grey = grey;
    this.dpi = dpi;
    this.cast = cast;
  }

  /// Takes this very array as a picture: the caller gives it away and touches it no more.
  ///
  /// @throws IllegalArgumentException if a side is below [#SIDE_MIN], there are more than
  ///   [#PIXELS_MAX] pixels, the array does not hold exactly one byte for each, or the resolution
  ///   is outside its range
  public static FingerImage adopt(int width, int height, byte[] grey, int dpi) {
    if (width < SIDE_MIN || height < SIDE_MIN || (long) width * height > PIXELS_MAX) {
      throw new IllegalArgumentException(
          "finger image too small or too large width=%d height=%d".formatted(width, height));
    }
    if (grey.length != width * height) {
      throw new IllegalArgumentException(
          "finger image of %d x %d pixels in %d bytes".formatted(width, height, grey.length));
    }
    if (dpi < DPI_MIN || dpi > DPI_MAX) {
      throw new IllegalArgumentException(
          "resolution outside %d to %d dpi=%d".formatted(DPI_MIN, DPI_MAX, dpi));
    }
    return new FingerImage(width, height, grey, dpi, false);
  }

  /// The same picture, of a cast instead of a finger: what lies on the reader is no matter of its
  /// pixels.
  public FingerImage ofCast() {
    return new FingerImage(width, height, grey, dpi, true);
  }

  /// Whether a cast lies on the reader, which its own sensors tell it.
  public boolean isCast() {
    return cast;
  }

  /// The number of columns.
  public int width() {
    return width;
  }

  /// The number of rows.
  public int height() {
    return height;
  }

  /// Pixels an inch, in both directions.
  public int dpi() {
    return dpi;
  }

  /// The grey of one pixel, from 0 (black) to 255.
  public int grey(int x, int y) {
    return grey[y * width + x] & 0xff;
  }

  /// All pixels, row by row, in an array that belongs to the caller.
  public byte[] pixels() {
    return grey.clone();
  }

  /// The dimensions alone: a picture of a finger has no place in a log.
  @Override
  public String toString() {
    return "FingerImage[%d x %d, %d dpi]".formatted(width, height, dpi);
  }
}
