package dev.mortise.sim.sensor.ridge;

/// A random quantity that changes slowly over an area: mean 0, deviation about 1.
///
/// Random values on a wide lattice are joined by cubic B-splines; these are worked out once every
/// [#STEP] pixels and read by straight interpolation, because a field is read for every pixel.
public final class SmoothField {

  private static final int STEP = 8;

  /// A B-spline averages its neighbours; this gives the deviation back that averaging takes.
  private static final double RESTORED = 2.08;

  private final int columns;
  private final float[] values;

  /// @param width of the area, in pixels
  /// @param height of the area, in pixels
  /// @param cell distance of the lattice's points, in pixels: the length over which the field
  ///   changes
  public SmoothField(Chance chance, int width, int height, double cell) {
    columns = width / STEP + 2;
    int rows = height / STEP + 2;
    int latticeColumns = (int) (columns * STEP / cell) + 4;
    int latticeRows = (int) (rows * STEP / cell) + 4;
    double[] lattice = new double[latticeColumns * latticeRows];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = chance.bell() * RESTORED;
    }
    values = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] =
            (float) spline(lattice, latticeColumns, column * STEP / cell, row * STEP / cell);
      }
    }
  }

  private static double spline(double[] lattice, int stride, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      double vertical = basis(j - 1 - (y - top));
      for (int i = 0; i < 4; i++) {
        sum += vertical * basis(i - 1 - (x - left)) * lattice[(top + j) * stride + left + i];
      }
    }
    return sum;
  }

  private static double basis(double distance) {
    double t = Math.abs(distance);
    if (t >= 2) {
      return 0;
    }
    return t < 1 ? (4 - 6 * t * t + 3 * t * t * t) / 6 : (2 - t) * (2 - t) * (2 - t) / 6;
  }

  /// The field at this point of the area.
  public double at(double x, double y) {
    double column = x / STEP;
    double row = y / STEP;
    int left = (int) column;
    int top = (int) row;
    double right = column - left;
    double down = row - top;
    int at = top * columns + left;
    double upper = values[at] + (values[at + 1] - values[at]) * right;
    double lower = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * right;
    return upper + (lower - upper) * down;
  }
}
