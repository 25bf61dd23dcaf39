package dev.mortise.sim.sensor.ridge;

/// The skin of one fingertip: the height of its ridges at every point.
///
/// It is what all impressions of the finger have in common. Immutable, and safe to share between
/// threads.
public final class RidgePattern {

  /// Extent of the skin that bears ridges, in pixels: 18 by 23 mm.
  public static final int WIDTH = 352;

  public static final int HEIGHT = 448;

  private final PatternClass pattern;
  private final float[] heights;

  private RidgePattern(PatternClass pattern, float[] heights) {
    this.pattern = pattern;
    this.heights = heights;
  }

  /// The finger of this seed.
  public static RidgePattern grown(long seed) {
    Chance chance = Chance.of(seed, 1);
    PatternClass pattern = PatternClass.drawn(chance);
    RidgeFlow flow = new RidgeFlow(pattern, chance, WIDTH, HEIGHT);
    RidgePeriod period = new RidgePeriod(flow, chance, WIDTH, HEIGHT);
    int columns = WIDTH / GaborBank.STEP;
    int rows = HEIGHT / GaborBank.STEP;
    float[] lattice = new RidgeGrowth(flow, period, columns, rows).grown(Chance.of(seed, 2));
    float[] heights = doubled(lattice, columns, rows);
    Pores.open(heights, WIDTH, Chance.of(seed, 3));
    return new RidgePattern(pattern, heights);
  }

  /// The class of the ridge flow.
  public PatternClass pattern() {
    return pattern;
  }

  /// The height of the skin at this point: about 1 on a ridge, about -1 in a valley, and a valley
  /// outside.
  public double at(double x, double y) {
    if (!(x >= 0 && y >= 0 && x < WIDTH - 1 && y < HEIGHT - 1)) {
      return -1;
    }
    int left = (int) x;
    int top = (int) y;
    double right = x - left;
    int at = top * WIDTH + left;
    double upper = heights[at] + (heights[at + 1] - heights[at]) * right;
    double lower = heights[at + WIDTH] + (heights[at + WIDTH + 1] - heights[at + WIDTH]) * right;
    return upper + (lower - upper) * (y - top);
  }

  /// Doubles the resolution: rows, then columns, each new point from four old ones by a cubic
  /// through them.
  private static float[] doubled(float[] lattice, int columns, int rows) {
    float[] wide = new float[2 * columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        wide[2 * at] = lattice[at];
        wide[2 * at + 1] = between(lattice, at, row * columns, (row + 1) * columns - 1, 1);
      }
    }
    int width = 2 * columns;
    float[] full = new float[2 * rows * width];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        full[2 * row * width + column] = wide[at];
        full[(2 * row + 1) * width + column] =
            between(wide, at, column, (rows - 1) * width + column, width);
      }
    }
    return full;
  }

  private static float between(float[] line, int at, int first, int last, int stride) {
    float before = line[Math.max(first, at - stride)];
    float next = line[Math.min(last, at + stride)];
    float after = line[Math.min(last, at + 2 * stride)];
    return (9 * (line[at] + next) - before - after) / 16;
  }
}
