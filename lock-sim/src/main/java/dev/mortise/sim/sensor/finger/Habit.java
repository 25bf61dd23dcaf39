package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.RidgePattern;
import dev.mortise.sim.sensor.ridge.SmoothField;

/// How a finger prints in every touch: drier or wetter than others, worn in the same places, rough
/// in the same places, and stretched in the same places.
///
/// Some fingers are rough all over, some nowhere. What is rough adds minutiae where it is, so that
/// they crowd in some places and are rare in others, as on real skin; ridges that grow by
/// themselves spread theirs evenly. So does uneven growth, which draws them together here and apart
/// there, and two fingers that differ in it have fewer pairs of minutiae alike.
final class Habit {

  /// Lengths over which wear and roughness change, in pixels at 500 dpi.
  private static final double WEAR_CELL = 40;

  private static final double ROUGH_CELL = 50;

  /// Length over which the skin's growth changes, in pixels at 500 dpi: about four ridges.
  private static final double GROWTH_CELL = 40;

  private final double moisture;
  private final SmoothField wear;
  private final SmoothField rough;
  private final Grain texture;
  private final SmoothField growthX;
  private final SmoothField growthY;

  Habit(Chance chance) {
    moisture = chance.bell();
    wear = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, WEAR_CELL);
    rough = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, ROUGH_CELL);
    texture = new Grain(RidgePattern.WIDTH, RidgePattern.HEIGHT, chance);
    growthX = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, GROWTH_CELL);
    growthY = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, GROWTH_CELL);
  }

  /// How far right of this point of the skin the ridge that lies here would have grown on an even
  /// pad, in units of [SensorProfile.Pad#growthSpread()].
  double growthX(double x, double y) {
    return growthX.at(onPad(x, RidgePattern.WIDTH), onPad(y, RidgePattern.HEIGHT));
  }

  /// How far below, likewise.
  double growthY(double x, double y) {
    return growthY.at(onPad(x, RidgePattern.WIDTH), onPad(y, RidgePattern.HEIGHT));
  }

  private static double onPad(double place, int extent) {
    return Math.clamp(place, 0, extent - 1);
  }

  /// How much more height prints at this point of the skin, which lies on the finger, than on the
  /// average of fingers.
  double at(double x, double y, SensorProfile.Print print) {
    double roughHere = Math.clamp(rough.at(x, y), 0, 1);
    return print.skinSpread() * moisture
        + print.wearSpread() * wear.at(x, y)
        + print.texture() * roughHere * texture.at(x, y);
  }
}
