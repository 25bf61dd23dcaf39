package dev.mortise.journal.event;

/// Where an operation came from, in Matter's terms where it has one.
public enum OperationSource {

  /// Digits at the keypad.
  KEYPAD("keypad"),

  /// A finger, face or palm.
  BIOMETRIC("biometric"),

  /// A proximity card.
  CARD("rfid"),

  /// The key in the cylinder.
  MECHANICAL_KEY("mechanical-key"),

  /// The handle inside.
  INSIDE_HANDLE("inside-handle"),

  /// An app nearby: Bluetooth.
  NEAR("near"),

  /// An app through the companion.
  REMOTE("remote"),

  /// A remote controller.
  REMOTE_CONTROLLER("proprietary-remote"),

  /// Another lock that this one is linked with.
  LINKED_LOCK("linked-lock"),

  /// The lock itself, after the relock time.
  AUTO("auto"),

  /// The lock itself, by a schedule.
  SCHEDULE("schedule");

  private final String wireText;

  OperationSource(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
