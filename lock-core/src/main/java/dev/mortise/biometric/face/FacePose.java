package dev.mortise.biometric.face;

/// How a head is held, in the order in which enrolment asks for it (LK-32).
public enum FacePose {

  /// Straight at the camera.
  STRAIGHT,

  /// Head up.
  UP,

  /// Head down.
  DOWN,

  /// Turned to the person's left.
  LEFT,

  /// Turned to the person's right.
  RIGHT
}
