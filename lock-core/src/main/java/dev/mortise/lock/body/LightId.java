package dev.mortise.lock.body;

/// The lights that the machine switches one by one.
public enum LightId {

  /// Behind the digits: the keypad is awake.
  DIGITS,

  /// Behind the confirm key: pressing it will do something (LK-13).
  CONFIRM,

  /// Behind the cancel key.
  CANCEL,

  /// The red light by the camera: it looks for a face (LK-33).
  FACE,

  /// The low-battery light (LK-24, LK-50).
  LOW_BATTERY
}
