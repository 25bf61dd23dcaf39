package dev.mortise.biometric.palm;

/// Why the sensor gave no usable palm: the failure to acquire of ISO/IEC 19795-1, by its cause.
///
/// Each constant has a prompt of its own, because each asks the person for something else. None is
/// a wrong try.
public enum PalmFault {

  /// No palm over the sensor, or the back of a hand.
  NO_PALM,

  /// Too far away. Lower the hand.
  TOO_FAR,

  /// Too near. Raise the hand.
  TOO_NEAR,

  /// Not level with the sensor. Hold the hand flat.
  TILTED,

  /// The hand moves too much. Hold still.
  SHAKING,

  /// A glove, a sleeve or dirt hides too much of the veins.
  COVERED
}
