package dev.mortise.sim.sensor.reader;

/// The numbers by which the reader takes a touch or sends it back (LK-34).
///
/// @param areaFinger least area of ridges that is a finger at all, in square millimetres
/// @param areaCovered least area of ridges that covers the reader, in square millimetres
/// @param offsetMax how far the ridges' middle may lie off the image's middle where the image cuts
///   them off, as a part of the image's half width and half height
/// @param tiltMax how far a longish print may be turned from upright, in degrees
/// @param minutiaeMin least number of minutiae
public record ReaderParameters(
    double areaFinger, double areaCovered, double offsetMax, double tiltMax, int minutiaeMin) {

  /// For a sensor of about 16 by 20 mm at 500 dpi.
  public static final ReaderParameters USUAL = new ReaderParameters(12, 75, 0.45, 40, 12);

  public ReaderParameters {
    if (!(areaFinger > 0 && areaCovered >= areaFinger)) {
      throw new IllegalArgumentException(
          "areas out of order areaFinger=%f areaCovered=%f".formatted(areaFinger, areaCovered));
    }
    if (!(offsetMax > 0 && offsetMax <= 1 && tiltMax > 0 && tiltMax <= 90)) {
      throw new IllegalArgumentException(
          "offset outside 0 to 1 or tilt outside 0 to 90 degrees offsetMax=%f tiltMax=%f"
              .formatted(offsetMax, tiltMax));
    }
    if (minutiaeMin < 1 || minutiaeMin > 255) {
      throw new IllegalArgumentException("minutiae outside 1 to 255 minutiaeMin=" + minutiaeMin);
    }
  }
}
