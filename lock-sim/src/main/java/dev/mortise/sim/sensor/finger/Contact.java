package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.RidgePattern;
import dev.mortise.sim.sensor.ridge.SmoothField;

/// The part of the skin that touches the sensor: an ellipse with a wavy rim.
final class Contact {

  private static final double RIM_WAVES = 0.03;

  /// A finger rolls further along than across.
  private static final double ALONG = 1.4;

  private final double middleX;
  private final double middleY;
  private final double halfWidth;
  private final double halfHeight;
  private final SmoothField rim;

  Contact(SensorProfile.Pad pad, Chance chance) {
    double size = 1 + pad.spread() * chance.bell();
    halfWidth = pad.halfWidth() * size;
    halfHeight = pad.halfHeight() * size * (1 + 0.05 * chance.bell());
    middleX = RidgePattern.WIDTH * 0.5 + pad.rollSpread() * chance.bell();
    middleY = RidgePattern.HEIGHT * 0.5 + ALONG * pad.rollSpread() * chance.bell();
    rim = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, 40);
  }

  double middleX() {
    return middleX;
  }

  double middleY() {
    return middleY;
  }

  /// How far out this point of the skin lies: 0 in the middle of the contact, 1 on its mean rim.
  double outwards(double x, double y) {
    double right = (x - middleX) / halfWidth;
    double down = (y - middleY) / halfHeight;
    return Math.sqrt(right * right + down * down);
  }

  /// How firmly the skin lies on at this point, from 1 in the middle to 0 at the rim and below 0
  /// outside.
  double firmness(double x, double y) {
    if (x < 0 || y < 0 || x >= RidgePattern.WIDTH || y >= RidgePattern.HEIGHT) {
      return -1;
    }
    return Math.min(1, 4 * (1 - outwards(x, y) + RIM_WAVES * rim.at(x, y)));
  }
}
