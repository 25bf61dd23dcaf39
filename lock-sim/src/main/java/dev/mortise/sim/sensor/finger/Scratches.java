package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.ridge.Chance;
import java.util.Arrays;

/// Scratches and dust over one impression: thin lines on which no skin prints.
final class Scratches {

  private Scratches() {}

  /// A sheet of 1 where the skin prints, less on a scratch.
  ///
  /// @param most how many scratches there are at most
  static float[] drawn(SensorProfile.Plate plate, int most, Chance chance) {
    float[] sheet = new float[plate.width() * plate.height()];
    Arrays.fill(sheet, 1);
    int count = (int) chance.between(0, most + 1);
    for (int i = 0; i < count; i++) {
      draw(sheet, plate, chance);
    }
    return sheet;
  }

  private static void draw(float[] sheet, SensorProfile.Plate plate, Chance chance) {
    double x = chance.between(0, plate.width());
    double y = chance.between(0, plate.height());
    double direction = chance.between(0, 2 * Math.PI);
    double bend = chance.between(-0.01, 0.01);
    double length = chance.between(20, 110);
    float faint = (float) chance.between(0, 0.5);
    for (double gone = 0; gone < length; gone += 0.5) {
      int column = (int) x;
      int row = (int) y;
      if (column >= 0 && row >= 0 && column < plate.width() && row < plate.height()) {
        sheet[row * plate.width() + column] = faint;
      }
      x += 0.5 * StrictMath.cos(direction);
      y += 0.5 * StrictMath.sin(direction);
      direction += 0.5 * bend;
    }
  }
}
