package dev.mortise.sim.sensor.ridge;

import java.util.List;

/// Where a pattern's cores and deltas lie, in pixels from the middle of the pattern, y **up**.
///
/// The distances are those of adult fingers: a delta lies some 7 to 10 mm from the core of its
/// loop.
///
/// @param cores points around which the ridges turn by half a turn
/// @param deltas points where three ridge flows meet
record Singularities(List<Point> cores, List<Point> deltas) {

  /// A point, in pixels.
  record Point(double x, double y) {}

  Singularities {
    cores = List.copyOf(cores);
    deltas = List.copyOf(deltas);
  }

  static Singularities drawn(PatternClass pattern, Chance chance) {
    return switch (pattern) {
      case ARCH -> new Singularities(List.of(), List.of());
      case TENTED_ARCH ->
          new Singularities(List.of(new Point(0, 10)), List.of(around(chance, 0, 4, -75, 15)));
      case LEFT_LOOP -> new Singularities(List.of(new Point(0, 0)), List.of(delta(chance, 1)));
      case RIGHT_LOOP -> new Singularities(List.of(new Point(0, 0)), List.of(delta(chance, -1)));
      case WHORL -> pair(chance, around(chance, 0, 6, 24, 9));
      case DOUBLE_LOOP -> pair(chance, around(chance, chance.happens(0.5) ? -26 : 26, 5, 26, 6));
    };
  }

  private static Singularities pair(Chance chance, Point core) {
    return new Singularities(
        List.of(core, new Point(-core.x, -core.y)), List.of(delta(chance, 1), delta(chance, -1)));
  }

  private static Point delta(Chance chance, int side) {
    return around(chance, side * 103, 20, -114, 24);
  }

  private static Point around(Chance chance, double x, double dx, double y, double dy) {
    return new Point(x + dx * chance.bell(), y + dy * chance.bell());
  }
}
