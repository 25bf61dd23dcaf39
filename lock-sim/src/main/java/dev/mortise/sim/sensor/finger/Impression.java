package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.RidgePattern;
import dev.mortise.sim.sensor.ridge.SmoothField;

/// One touch of the sensor, from the skin to the grey of every pixel.
final class Impression {

  /// The height over which a ridge passes from bare to full.
  private static final double EDGE = 0.75;

  /// Lengths over which moisture and the sensor's shading change, in the sensor's pixels.
  private static final double MOISTURE_CELL = 45;

  private static final double SHADING_CELL = 120;

  private final SensorProfile.Plate plate;
  private final SensorProfile.Print print;
  private final double growth;
  private final RidgePattern skin;
  private final Habit habit;
  private final Contact contact;
  private final Placement placement;
  private final double pressure;
  private final double firmnessNeeded;
  private final SmoothField moisture;
  private final Grain grain;
  private final float[] scratches;
  private final SmoothField shading;
  private final Chance noise;

  /// @param habit what this finger does in every touch
  /// @param chance draws everything that makes this touch differ from others
  /// @param light draws what the sensor adds of its own
  Impression(RidgePattern skin, SensorProfile profile, Habit habit, Chance chance, Chance light) {
    this.skin = skin;
    this.habit = habit;
    plate = profile.plate();
    print = profile.print();
    growth = profile.pad().growthSpread();
    contact = new Contact(profile.pad(), chance);
    placement = new Placement(profile, contact, chance);
    pressure = print.pressureSpread() * chance.bell() + print.wetness();
    firmnessNeeded = chance.between(0.4, 0.8);
    moisture = new SmoothField(chance, plate.width(), plate.height(), MOISTURE_CELL);
    grain = new Grain(plate.width(), plate.height(), chance);
    scratches = Scratches.drawn(plate, print.scratchesMax(), chance);
    shading = new SmoothField(light, plate.width(), plate.height(), SHADING_CELL);
    noise = chance;
  }

  /// The image, row by row; 0 is black.
  byte[] rendered() {
    int width = plate.width();
    byte[] grey = new byte[width * plate.height()];
    for (int y = 0; y < plate.height(); y++) {
      for (int x = 0; x < width; x++) {
        double ink = ink(x, y) * scratches[y * width + x];
        double level =
            plate.bare()
                - (plate.bare() - plate.ridge()) * ink
                + noise.between(-1.7, 1.7) * plate.noise()
                + plate.shading() * shading.at(x, y);
        grey[y * width + x] = (byte) Math.clamp((int) level, 0, 255);
      }
    }
    return grey;
  }

  /// How much of the light this pixel takes, from 0 to 1.
  private double ink(int x, int y) {
    double skinX = placement.skinX(x, y);
    double skinY = placement.skinY(x, y);
    double firmness = contact.firmness(skinX, skinY);
    if (firmness <= 0) {
      return 0;
    }
    double lift = (1 - firmness) * firmnessNeeded;
    double height =
        ridge(skinX, skinY)
            + pressure
            + habit.at(skinX, skinY, print)
            + print.moistureSpread() * moisture.at(x, y)
            + print.grain() * grain.at(x, y)
            - lift;
    return Math.clamp(0.5 + height / EDGE, 0, 1);
  }

  /// How high the ridges are at this point of the skin; a pad that grew evenly need not be asked
  /// how.
  private double ridge(double skinX, double skinY) {
    return growth == 0
        ? skin.at(skinX, skinY)
        : skin.at(
            skinX + growth * habit.growthX(skinX, skinY),
            skinY + growth * habit.growthY(skinX, skinY));
  }
}
