package dev.mortise.biometric.palm;

/// What the sensor made of a hand above it: features, or why there are none.
public sealed interface PalmCapture {

  /// No usable palm; never compared, never counted as a wrong try.
  ///
  /// @param fault what to tell the person
  record PoorQuality(PalmFault fault) implements PalmCapture {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3), such as a print of veins.
  /// Its features are thrown away unseen; it is never compared.
  record AttackPresentation() implements PalmCapture {}

  /// A living palm, good enough to be compared and to be enrolled.
  ///
  /// @param features a secret that whoever takes this capture closes
  record Captured(PalmFeatures features) implements PalmCapture {}
}
