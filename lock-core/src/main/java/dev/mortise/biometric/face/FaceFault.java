package dev.mortise.biometric.face;

/// Why the camera gave no usable face: the failure to acquire of ISO/IEC 19795-1, by its cause.
///
/// Each constant has a prompt of its own, because each asks the person for something else (LK-32).
/// None is a wrong try.
public enum FaceFault {

  /// No face in the picture, or so little of one that no features can be told.
  NO_FACE,

  /// More than one face. The others step aside.
  SEVERAL_FACES,

  /// Too far away. Come within arm's length.
  TOO_FAR,

  /// Too near. Step back to arm's length.
  TOO_NEAR,

  /// Something covers the face. Take it off.
  COVERED,

  /// The face moves too much. Hold still.
  SHAKING,

  /// Too dark or too bright for the camera.
  LIGHT
}
