package dev.mortise.biometric;

import java.util.Optional;

/// The kinds of biometric credential that a lock model may have (LK-12).
///
/// The code is what the flash holds beside a sealed template, so it never changes once given.
public enum BiometricKind {

  /// The ridges of a fingertip.
  FINGERPRINT(1),

  /// A face, as an embedding.
  FACE(2),

  /// The veins of a palm, as a masked binary code.
  PALM_VEIN(3);

  private final int code;

  BiometricKind(int code) {
    this.code = code;
  }

  /// The stored form of this kind, 1 to 255.
  public int code() {
    return code;
  }

  /// The kind with this code, or empty if no kind has it.
  public static Optional<BiometricKind> ofCode(int code) {
    for (BiometricKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
