package dev.mortise.credential;

/// The kinds of credential there are (LK-12). Which of them a lock has is part of its model.
public enum CredentialKind {

  /// Digits typed at the keypad.
  PASSCODE("passcode"),

  /// A finger on the reader.
  FINGERPRINT("fingerprint"),

  /// A face before the camera.
  FACE("face"),

  /// The veins of a palm.
  PALM_VEIN("palm-vein"),

  /// A card at the reader.
  PROXIMITY_CARD("proximity-card"),

  /// The key that turns the cylinder.
  MECHANICAL_KEY("mechanical-key"),

  /// A key held by a phone.
  BLUETOOTH_KEY("bluetooth-key");

  private final String wireText;

  CredentialKind(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
