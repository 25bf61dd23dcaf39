package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.FingerImage;

/// How a sensor and its visitors vary: the numbers by which impressions of one finger differ.
///
/// Lengths are pixels at 500 dpi, angles radians; a *spread* is one deviation of a bell that ends
/// at 3.47 of them.
///
/// @param width of the sensor's image
/// @param height of the sensor's image
/// @param landing how fingers come down
/// @param pad which part of the skin touches
/// @param print how the skin prints
public record SensorProfile(int width, int height, Landing landing, Pad pad, Print print) {

  /// A clean optical sensor of 16 by 20 mm and people who mean well.
  public static final SensorProfile CLEAN =
      new SensorProfile(
          320,
          400,
          new Landing(0.13, 16, 14, 0.10, 2.2),
          new Pad(138, 172, 0.05),
          new Print(0.2, 0.25, 0.4, 4, 4));

  public SensorProfile {
    if (width < FingerImage.SIDE_MIN
        || height < FingerImage.SIDE_MIN
        || (long) width * height > FingerImage.PIXELS_MAX) {
      throw new IllegalArgumentException(
          "sensor too small or too large width=%d height=%d".formatted(width, height));
    }
  }

  /// How fingers come down on the sensor.
  ///
  /// @param turnSpread turn of the finger
  /// @param shiftSpread how far off the middle, in each direction
  /// @param slipSpread how far the skin around the sticking middle is dragged along, in each
  ///   direction
  /// @param twistSpread how far the skin around the sticking middle is twisted
  /// @param waveSpread irregular stretching of the skin
  public record Landing(
      double turnSpread,
      double shiftSpread,
      double slipSpread,
      double twistSpread,
      double waveSpread) {

    public Landing {
      notNegative(turnSpread, shiftSpread, slipSpread, twistSpread, waveSpread);
    }
  }

  /// The part of the skin that touches.
  ///
  /// @param halfWidth half its mean width
  /// @param halfHeight half its mean height
  /// @param spread variation of its size, as a part of it, up to 0.2
  public record Pad(double halfWidth, double halfHeight, double spread) {

    public Pad {
      notNegative(spread);
      if (!(halfWidth >= 10 && halfHeight >= 10 && spread <= 0.2)) {
        throw new IllegalArgumentException(
            "pad below 10 pixels or spread above 0.2 halfWidth=%f halfHeight=%f spread=%f"
                .formatted(halfWidth, halfHeight, spread));
      }
    }
  }

  /// How the skin prints. The height of a ridge over its valley is 2.
  ///
  /// @param pressureSpread variation of the height that prints, from touch to touch
  /// @param moistureSpread variation of the height that prints, within a touch
  /// @param grain variation of the height that prints, from pixel to pixel
  /// @param noise of the sensor, in grey levels
  /// @param scratchesMax most scratches over an impression, up to 100
  public record Print(
      double pressureSpread, double moistureSpread, double grain, double noise, int scratchesMax) {

    public Print {
      notNegative(pressureSpread, moistureSpread, grain, noise);
      if (scratchesMax < 0 || scratchesMax > 100) {
        throw new IllegalArgumentException(
            "scratches outside 0 to 100 scratchesMax=" + scratchesMax);
      }
    }
  }

  private static void notNegative(double... numbers) {
    for (double number : numbers) {
      if (!(number >= 0 && number < 1e6)) {
        throw new IllegalArgumentException("spread is negative or no number spread=" + number);
      }
    }
  }
}
