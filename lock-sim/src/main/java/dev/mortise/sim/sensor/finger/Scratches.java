package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import java.util.Arrays;

/// Scratches and dust over one impression: thin lines on which no skin prints.
final class Scratches {

  private Scratches() {}

  /// A sheet of 1 where the skin prints, less on a scratch.
  static float[] drawn(SensorProfile profile, Chance chance) {
    float[] sheet = new float[profile.width() * profile.height()];
    Arrays.fill(sheet, 1);
    int count = (int) chance.between(0, profile.print().scratchesMax() + 1);
    for (int i = 0; i < count; i++) {
      draw(sheet, profile, chance);
    }
    return sheet;
  }

  private static void draw(float[] sheet, SensorProfile profile, Chance chance) {
    double x = chance.between(0, profile.width());
    double y = chance.between(0, profile.height());
    double direction = chance.between(0, 2 * Math.PI);
    double bend = chance.between(-0.01, 0.01);
    double length = chance.between(20, 110);
    float faint = (float) chance.between(0, 0.5);
    for (double gone = 0; gone < length; gone += 0.5) {
      int column = (int) x;
      int row = (int) y;
      if (column >= 0 && row >= 0 && column < profile.width() && row < profile.height()) {
        sheet[row * profile.width() + column] = faint;
      }
      x += 0.5 * StrictMath.cos(direction);
      y += 0.5 * StrictMath.sin(direction);
      direction += 0.5 * bend;
    }
  }
}
