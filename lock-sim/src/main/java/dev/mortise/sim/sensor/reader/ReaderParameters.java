package dev.mortise.sim.sensor.reader;

/// The numbers by which the reader takes a touch or sends it back (LK-34).
///
/// @param contrastMin least mean square of the grey's slope in a block with ridges, in grey levels
///   a pixel at 500 dpi
/// @param coherenceMin least agreement on one direction in a block with ridges: 0 is none, 1 a
///   perfect grating
/// @param areaFinger least area of ridges that is a finger at all, in square millimetres
/// @param areaCovered least area of ridges that covers the reader, in square millimetres
/// @param offsetMax how far the ridges' middle may lie off the image's middle where the image cuts
///   them off, as a part of the image's half width and half height
/// @param elongationMin longer over shorter axis from which a print is longish enough to have a
///   tilt
/// @param tiltMax how far a longish print may be turned from upright, in degrees
/// @param minutiaeMin least number of minutiae
public record ReaderParameters(
    double contrastMin,
    double coherenceMin,
    double areaFinger,
    double areaCovered,
    double offsetMax,
    double elongationMin,
    double tiltMax,
    int minutiaeMin) {

  /// For sensors of about 16 by 20 mm at 500 dpi. Chosen on the four B sets of FVC2002, of which
  /// they refuse 6, 10, 20 and 10 of 80 impressions and halve the EER of those that remain on
  /// three.
  public static final ReaderParameters USUAL =
      new ReaderParameters(60, 0.35, 12, 75, 0.45, 1.25, 40, 12);

  public ReaderParameters {
    if (!(contrastMin > 0 && coherenceMin > 0 && coherenceMin < 1)) {
      throw new IllegalArgumentException(
          "contrast not above 0 or coherence outside 0 to 1 contrastMin=%f coherenceMin=%f"
              .formatted(contrastMin, coherenceMin));
    }
    if (!(areaFinger > 0 && areaCovered >= areaFinger)) {
      throw new IllegalArgumentException(
          "areas out of order areaFinger=%f areaCovered=%f".formatted(areaFinger, areaCovered));
    }
    if (!(offsetMax > 0 && offsetMax <= 1 && elongationMin >= 1)) {
      throw new IllegalArgumentException(
          "offset outside 0 to 1 or elongation below 1 offsetMax=%f elongationMin=%f"
              .formatted(offsetMax, elongationMin));
    }
    if (!(tiltMax > 0 && tiltMax <= 90) || minutiaeMin < 1 || minutiaeMin > 255) {
      throw new IllegalArgumentException(
          "tilt outside 0 to 90 degrees or minutiae outside 1 to 255 tiltMax=%f minutiaeMin=%d"
              .formatted(tiltMax, minutiaeMin));
    }
  }
}
