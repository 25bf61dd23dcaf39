package dev.mortise.biometric.fingerprint;

/// What the reader made of one touch: a template, or the reason why there is none.
public sealed interface FingerCapture {

  /// No usable print; never compared, never counted as a wrong try (LK-34).
  ///
  /// @param fault what to tell the person
  record PoorQuality(QualityFault fault) implements FingerCapture {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3), such as a cast of a
  /// finger. Its minutiae are thrown away unseen; it is never compared.
  record AttackPresentation() implements FingerCapture {}

  /// A print good enough to be compared and to be enrolled.
  ///
  /// @param template a secret that whoever takes this capture closes
  record Captured(FingerprintTemplate template) implements FingerCapture {}
}
