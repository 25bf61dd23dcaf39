package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;

/// Roughness of a print or of skin from pixel to pixel: grains about two and about five pixels
/// wide.
final class Grain {

  private final float[] fine;
  private final float[] coarse;
  private final int fineColumns;
  private final int coarseColumns;

  Grain(int width, int height, Chance chance) {
    fineColumns = width / 2 + 2;
    fine = draws(fineColumns * (height / 2 + 2), chance);
    coarseColumns = width / 5 + 2;
    coarse = draws(coarseColumns * (height / 5 + 2), chance);
  }

  private static float[] draws(int count, Chance chance) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) chance.between(-1.7, 1.7);
    }
    return values;
  }

  /// The roughness at this point within width and height: mean 0, deviation about 1.
  double at(double x, double y) {
    return between(fine, fineColumns, x * 0.5, y * 0.5)
        + between(coarse, coarseColumns, x * 0.2, y * 0.2);
  }

  private static double between(float[] values, int columns, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    int at = top * columns + left;
    double right = x - left;
    double upper = values[at] + (values[at + 1] - values[at]) * right;
    double lower = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * right;
    return upper + (lower - upper) * (y - top);
  }
}
