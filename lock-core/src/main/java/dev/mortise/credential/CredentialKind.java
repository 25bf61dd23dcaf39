package dev.mortise.credential;

import dev.mortise.biometric.BiometricKind;
import java.util.Optional;

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

  /// Which biometric it is, if it is one.
  public Optional<BiometricKind> biometric() {
    return switch (this) {
      case FINGERPRINT -> Optional.of(BiometricKind.FINGERPRINT);
      case FACE -> Optional.of(BiometricKind.FACE);
      case PALM_VEIN -> Optional.of(BiometricKind.PALM_VEIN);
      case PASSCODE, PROXIMITY_CARD, MECHANICAL_KEY, BLUETOOTH_KEY -> Optional.empty();
    };
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
