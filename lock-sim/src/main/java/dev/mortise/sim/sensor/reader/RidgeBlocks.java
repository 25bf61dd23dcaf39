package dev.mortise.sim.sensor.reader;

import dev.mortise.sim.sensor.FingerImage;

/// Which blocks of an image show ridges: those with contrast and one common direction.
///
/// The direction comes from the structure tensor, the averaged products of the gradient's parts
/// (Kass and Witkin, "Analyzing oriented patterns", 1987). Ridges give it a long and a short axis;
/// noise, smears and bare glass do not.
final class RidgeBlocks {

  /// A block's edge, which spans nearly two ridges of an adult.
  static final double EDGE_MM = 0.8;

  private static final double MM_PER_INCH = 25.4;

  private final int columns;
  private final int rows;
  private final boolean[] ridges;

  private RidgeBlocks(int columns, int rows, boolean[] ridges) {
    this.columns = columns;
    this.rows = rows;
    this.ridges = ridges;
  }

  /// Looks for ridges block by block.
  static RidgeBlocks of(FingerImage image, ReaderParameters parameters) {
    int edge = (int) Math.round(EDGE_MM / MM_PER_INCH * image.dpi());
    int columns = (image.width() - 2) / edge;
    int rows = (image.height() - 2) / edge;
    boolean[] ridges = new boolean[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Texture texture = Texture.of(image, 1 + column * edge, 1 + row * edge, edge);
        ridges[row * columns + column] =
            texture.contrast >= parameters.contrastMin()
                && texture.coherence >= parameters.coherenceMin();
      }
    }
    return new RidgeBlocks(columns, rows, ridges);
  }

  private record Texture(double contrast, double coherence) {

    static Texture of(FingerImage image, int left, int top, int edge) {
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int y = top; y < top + edge; y++) {
        for (int x = left; x < left + edge; x++) {
          double right = (image.grey(x + 1, y) - image.grey(x - 1, y)) / 2.0;
          double down = (image.grey(x, y + 1) - image.grey(x, y - 1)) / 2.0;
          xx += right * right;
          yy += down * down;
          xy += right * down;
        }
      }
      double scale = image.dpi() / (double) FingerImage.USUAL_DPI;
      double both = xx + yy;
      double split = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
      return new Texture(both / (edge * edge) * scale * scale, both == 0 ? 0 : split / both);
    }
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /// Whether this block shows ridges; outside the image none does.
  boolean at(int column, int row) {
    return column >= 0
        && row >= 0
        && column < columns
        && row < rows
        && ridges[row * columns + column];
  }
}
