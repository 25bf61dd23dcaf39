package dev.mortise.biometric.face;

/// What the camera made of somebody in front of it: features, or why there are none.
public sealed interface FaceCapture {

  /// No usable face; never compared, never counted as a wrong try (LK-32).
  ///
  /// @param fault what to tell the person
  record PoorQuality(FaceFault fault) implements FaceCapture {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3): a picture, a screen, a
  /// mask. Its features are thrown away unseen; it is never compared.
  record AttackPresentation() implements FaceCapture {}

  /// A face of a living person, good enough to be compared and to be enrolled.
  ///
  /// @param features a secret that whoever takes this capture closes
  /// @param pose how the head was held
  record Captured(FaceFeatures features, FacePose pose) implements FaceCapture {}
}
