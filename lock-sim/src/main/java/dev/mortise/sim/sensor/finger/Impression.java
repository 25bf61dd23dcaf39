package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.RidgePattern;
import dev.mortise.sim.sensor.ridge.SmoothField;

/// One touch of the sensor, from the skin to the grey of every pixel.
final class Impression {

  /// Grey of the bare sensor and of a ridge that lies on fully.
  private static final double BARE = 244;

  private static final double RIDGE = 52;

  /// The height over which a ridge passes from bare to full.
  private static final double EDGE = 0.75;

  private final SensorProfile profile;
  private final SensorProfile.Print print;
  private final RidgePattern skin;
  private final Contact contact;
  private final Placement placement;
  private final double pressure;
  private final double firmnessNeeded;
  private final SmoothField moisture;
  private final Grain grain;
  private final float[] scratches;
  private final Chance noise;

  /// @param chance draws everything that makes this touch differ from others
  Impression(RidgePattern skin, SensorProfile profile, Chance chance) {
    this.skin = skin;
    this.profile = profile;
    print = profile.print();
    contact = new Contact(profile.pad(), chance);
    placement = new Placement(profile, contact, chance);
    pressure = print.pressureSpread() * chance.bell();
    firmnessNeeded = chance.between(0.4, 0.8);
    moisture = new SmoothField(chance, profile.width(), profile.height(), 45);
    grain = new Grain(profile.width(), profile.height(), chance);
    scratches = Scratches.drawn(profile, chance);
    noise = chance;
  }

  /// The image, row by row; 0 is black.
  byte[] rendered() {
    int width = profile.width();
    byte[] grey = new byte[width * profile.height()];
    for (int y = 0; y < profile.height(); y++) {
      for (int x = 0; x < width; x++) {
        double ink = ink(x, y) * scratches[y * width + x];
        double level = BARE - (BARE - RIDGE) * ink + noise.between(-1.7, 1.7) * print.noise();
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
        skin.at(skinX, skinY)
            + pressure
            + print.moistureSpread() * moisture.at(x, y)
            + print.grain() * grain.at(x, y)
            - lift;
    return Math.clamp(0.5 + height / EDGE, 0, 1);
  }
}
