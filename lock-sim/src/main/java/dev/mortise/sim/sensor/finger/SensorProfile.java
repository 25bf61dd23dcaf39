package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.FingerImage;

/// How a sensor and its visitors vary: the numbers by which impressions of one finger differ.
///
/// Lengths are pixels at 500 dpi unless said otherwise, angles radians; a *spread* is one deviation
/// of a bell that ends at 3.47 of them.
///
/// @param plate the sensor itself
/// @param landing how fingers come down
/// @param pad which part of the skin touches
/// @param print how the skin prints
/// @param lapse how often, and by how much, people take no care
public record SensorProfile(Plate plate, Landing landing, Pad pad, Print print, Lapse lapse) {

  /// A clean optical sensor of 16 by 20 mm and people who mean well.
  public static final SensorProfile CLEAN =
      new SensorProfile(
          new Plate(320, 400, FingerImage.USUAL_DPI, 244, 52, 0, 4),
          new Landing(0.13, 16, 14, 0.10, 2.2),
          new Pad(138, 172, 0.05, 5, 0),
          new Print(0, 0, 0, 0, 0.2, 0.25, 0.4, 4),
          Lapse.NEVER);

  /// The same sensor under a touch without care.
  SensorProfile careless() {
    return new SensorProfile(
        plate, landing.times(lapse.times), pad.times(lapse.times), print.times(lapse.times), lapse);
  }

  /// The sensor.
  ///
  /// @param width of its image, in its own pixels
  /// @param height of its image, in its own pixels
  /// @param dpi its resolution, in pixels an inch
  /// @param bare grey where nothing touches, 0 to 255
  /// @param ridge grey under a ridge that lies on fully, 0 to 255
  /// @param shading slow variation of the grey over the image, in grey levels
  /// @param noise variation of the grey from pixel to pixel, in grey levels
  public record Plate(
      int width, int height, int dpi, int bare, int ridge, double shading, double noise) {

    public Plate {
      if (width < FingerImage.SIDE_MIN
          || height < FingerImage.SIDE_MIN
          || (long) width * height > FingerImage.PIXELS_MAX) {
        throw new IllegalArgumentException(
            "sensor too small or too large width=%d height=%d".formatted(width, height));
      }
      if (dpi < FingerImage.DPI_MIN || dpi > FingerImage.DPI_MAX) {
        throw new IllegalArgumentException("resolution out of range dpi=" + dpi);
      }
      if (bare < 0 || bare > 255 || ridge < 0 || ridge > 255) {
        throw new IllegalArgumentException(
            "grey outside 0 to 255 bare=%d ridge=%d".formatted(bare, ridge));
      }
      notNegative(shading, noise);
    }

    /// Pixels at 500 dpi for each of its own.
    double scale() {
      return FingerImage.USUAL_DPI / (double) dpi;
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

    /// The skin's own stretching stays as it is: it is no matter of care.
    private Landing times(double factor) {
      return new Landing(
          turnSpread * factor,
          shiftSpread * factor,
          slipSpread * factor,
          twistSpread * factor,
          waveSpread);
    }
  }

  /// The part of the skin that touches.
  ///
  /// @param halfWidth half its mean width
  /// @param halfHeight half its mean height
  /// @param spread variation of its size, as a part of it, up to 0.2
  /// @param rollSpread how far off the middle of the pad it lies: across the finger; along it, 1.4
  ///   times that
  /// @param growthSpread how far the ridges lie off where they would on a pad that had grown
  ///   evenly, in each direction, the same in every touch; up to 8, beyond which the skin would
  ///   fold
  public record Pad(
      double halfWidth, double halfHeight, double spread, double rollSpread, double growthSpread) {

    public Pad {
      notNegative(spread, rollSpread, growthSpread);
      if (growthSpread > 8) {
        throw new IllegalArgumentException("growth above 8 pixels growthSpread=" + growthSpread);
      }
      if (!(halfWidth >= 10 && halfHeight >= 10 && spread <= 0.2)) {
        throw new IllegalArgumentException(
            "pad below 10 pixels or spread above 0.2 halfWidth=%f halfHeight=%f spread=%f"
                .formatted(halfWidth, halfHeight, spread));
      }
    }

    private Pad times(double factor) {
      return new Pad(halfWidth, halfHeight, spread, rollSpread * factor, growthSpread);
    }
  }

  /// How the skin prints. The height of a ridge over its valley is 2.
  ///
  /// @param wetness mean of the height that prints, from -1 (dry: broken ridges) to 1 (wet: filled
  ///   valleys)
  /// @param skinSpread variation of the height that prints, from finger to finger
  /// @param wearSpread variation of the height that prints, within a finger, the same in every
  ///   touch
  /// @param texture variation of the height that prints, from point to point of the skin, the same
  ///   in every touch: cracks, warts and ridges that never grew
  /// @param pressureSpread variation of the height that prints, from touch to touch
  /// @param moistureSpread variation of the height that prints, within a touch
  /// @param grain variation of the height that prints, from pixel to pixel
  /// @param scratchesMax most scratches over an impression, up to 100
  public record Print(
      double wetness,
      double skinSpread,
      double wearSpread,
      double texture,
      double pressureSpread,
      double moistureSpread,
      double grain,
      int scratchesMax) {

    public Print {
      notNegative(skinSpread, wearSpread, texture, pressureSpread, moistureSpread, grain);
      if (!(wetness >= -1 && wetness <= 1)) {
        throw new IllegalArgumentException("wetness outside -1 to 1 wetness=" + wetness);
      }
      if (scratchesMax < 0 || scratchesMax > 100) {
        throw new IllegalArgumentException(
            "scratches outside 0 to 100 scratchesMax=" + scratchesMax);
      }
    }

    private Print times(double factor) {
      return new Print(
          wetness,
          skinSpread,
          wearSpread,
          texture,
          pressureSpread * factor,
          moistureSpread,
          grain,
          scratchesMax);
    }
  }

  /// Touches in which somebody is in a hurry: turned, shifted, dragged and pressed more than usual.
  ///
  /// @param share of all touches, of 1
  /// @param times by how much the spreads grow that care holds small, 1 to 10
  public record Lapse(double share, double times) {

    /// Everybody takes care.
    public static final Lapse NEVER = new Lapse(0, 1);

    public Lapse {
      if (!(share >= 0 && share <= 1 && times >= 1 && times <= 10)) {
        throw new IllegalArgumentException(
            "share outside 0 to 1 or factor outside 1 to 10 share=%f times=%f"
                .formatted(share, times));
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
