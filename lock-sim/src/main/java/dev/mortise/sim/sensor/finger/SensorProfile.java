package dev.mortise.sim.sensor.finger;

/// How a sensor and its visitors vary: the numbers by which impressions of one finger differ.
///
/// Lengths are pixels at 500 dpi, angles radians; *spread* is one deviation of a bell that ends at
/// 3.47 of them.
///
/// @param width of the sensor's image
/// @param height of the sensor's image
/// @param turnSpread turn of the finger on the sensor
/// @param shiftSpread how far off the middle the finger comes down, in each direction
/// @param slipSpread how far the skin around the contact's middle is dragged along, in each
///   direction
/// @param twistSpread how far the skin around the contact's middle is twisted
/// @param waveSpread irregular stretching of the skin
/// @param contactWidth half the mean width of the contact
/// @param contactHeight half the mean height of the contact
/// @param contactSpread variation of the contact's size, as a part of it
/// @param pressureSpread variation of the ridges' width from touch to touch, as a part of the
///   ridge's height
/// @param moistureSpread variation of the ridges' width within a touch, alike
/// @param grain roughness of the skin's print, alike
/// @param noise of the sensor, in grey levels
/// @param scratchesMax most scratches over an impression
public record SensorProfile(
    int width,
    int height,
    double turnSpread,
    double shiftSpread,
    double slipSpread,
    double twistSpread,
    double waveSpread,
    double contactWidth,
    double contactHeight,
    double contactSpread,
    double pressureSpread,
    double moistureSpread,
    double grain,
    double noise,
    int scratchesMax) {

  /// A clean optical sensor of 16 by 20 mm and people who mean well.
  public static final SensorProfile CLEAN =
      new SensorProfile(320, 400, 0.13, 16, 14, 0.10, 2.2, 138, 172, 0.05, 0.2, 0.25, 0.4, 4, 4);

  public SensorProfile {
    if (width < 64 || height < 64 || width > 2048 || height > 2048) {
      throw new IllegalArgumentException(
          "sensor outside 64 to 2048 pixels width=%d height=%d".formatted(width, height));
    }
    if (scratchesMax < 0 || scratchesMax > 100) {
      throw new IllegalArgumentException("scratches outside 0 to 100 scratchesMax=" + scratchesMax);
    }
  }
}
