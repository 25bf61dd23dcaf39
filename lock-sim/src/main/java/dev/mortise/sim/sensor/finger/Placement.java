package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.RidgePattern;
import dev.mortise.sim.sensor.ridge.SmoothField;

/// Which point of the skin lies on which pixel of the sensor.
///
/// The finger comes down turned and shifted. Where it presses hardest it sticks; further out the
/// skin slides and twists, ever more up to the rim. The map is worked out every [#STEP] pixels and
/// read by straight interpolation.
final class Placement {

  private static final int STEP = 8;

  /// Skin sticks inside this part of the contact, and slides freely from that part on.
  private static final double STICKS = 0.35;

  private static final double SLIDES = 1.25;

  private final int columns;
  private final float[] skinX;
  private final float[] skinY;

  Placement(SensorProfile profile, Contact contact, Chance chance) {
    SensorProfile.Plate plate = profile.plate();
    columns = plate.width() / STEP + 2;
    int rows = plate.height() / STEP + 2;
    skinX = new float[columns * rows];
    skinY = new float[columns * rows];
    Touch touch = new Touch(profile, chance);
    for (int i = 0; i < skinX.length; i++) {
      touch.place(contact, i % columns * STEP * plate.scale(), i / columns * STEP * plate.scale());
      skinX[i] = (float) touch.x;
      skinY[i] = (float) touch.y;
    }
  }

  /// The skin's place under a pixel of the sensor, left to right.
  double skinX(int x, int y) {
    return between(skinX, x, y);
  }

  /// The skin's place under a pixel of the sensor, top to bottom.
  double skinY(int x, int y) {
    return between(skinY, x, y);
  }

  private double between(float[] nodes, int x, int y) {
    int at = y / STEP * columns + x / STEP;
    double right = (x % STEP) / (double) STEP;
    double down = (y % STEP) / (double) STEP;
    double upper = nodes[at] + (nodes[at + 1] - nodes[at]) * right;
    double lower = nodes[at + columns] + (nodes[at + columns + 1] - nodes[at + columns]) * right;
    return upper + (lower - upper) * down;
  }

  /// One way of coming down, and the point of the skin it was last asked for.
  private static final class Touch {

    private final double sensorX;
    private final double sensorY;
    private final double cosine;
    private final double sine;
    private final double slipX;
    private final double slipY;
    private final double twist;
    private final double waves;
    private final SmoothField wavesX;
    private final SmoothField wavesY;
    private double x;
    private double y;

    Touch(SensorProfile profile, Chance chance) {
      double turn = profile.landing().turnSpread() * chance.bell();
      cosine = StrictMath.cos(turn);
      sine = StrictMath.sin(turn);
      SensorProfile.Plate plate = profile.plate();
      sensorX =
          plate.width() * plate.scale() * 0.5 + profile.landing().shiftSpread() * chance.bell();
      sensorY =
          plate.height() * plate.scale() * 0.5 + profile.landing().shiftSpread() * chance.bell();
      slipX = profile.landing().slipSpread() * chance.bell();
      slipY = profile.landing().slipSpread() * chance.bell();
      twist = profile.landing().twistSpread() * chance.bell();
      waves = profile.landing().waveSpread();
      wavesX = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, 60);
      wavesY = new SmoothField(chance, RidgePattern.WIDTH, RidgePattern.HEIGHT, 60);
    }

    /// @param plateX place on the sensor from its left edge, in pixels at 500 dpi
    /// @param plateY place on the sensor from its upper edge, in pixels at 500 dpi
    void place(Contact contact, double plateX, double plateY) {
      double dx = plateX - sensorX;
      double dy = plateY - sensorY;
      double right = cosine * dx + sine * dy;
      double down = cosine * dy - sine * dx;
      double rigidX = contact.middleX() + right;
      double rigidY = contact.middleY() + down;
      double slides = sliding(contact.outwards(rigidX, rigidY));
      double onX = Math.clamp(rigidX, 0, RidgePattern.WIDTH - 1);
      double onY = Math.clamp(rigidY, 0, RidgePattern.HEIGHT - 1);
      x = rigidX + slides * (slipX - twist * down) + waves * wavesX.at(onX, onY);
      y = rigidY + slides * (slipY + twist * right) + waves * wavesY.at(onX, onY);
    }

    private static double sliding(double outwards) {
      double part = Math.clamp((outwards - STICKS) / (SLIDES - STICKS), 0, 1);
      return (1 - StrictMath.cos(Math.PI * part)) / 2;
    }
  }
}
