package dev.mortise.biometric.fingerprint.minutia;

import java.util.Optional;

/// What a ridge does at a minutia; the codes are those of ISO/IEC 19794-2:2005.
public enum MinutiaKind {

  /// Neither is certain.
  OTHER(0),

  /// The ridge ends.
  ENDING(1),

  /// The ridge forks in two.
  BIFURCATION(2);

  private final int code;

  MinutiaKind(int code) {
    this.code = code;
  }

  /// The stored form, 0 to 3.
  public int code() {
    return code;
  }

  /// The kind with this code, or empty if no kind has it.
  public static Optional<MinutiaKind> ofCode(int code) {
    return switch (code) {
      case 0 -> Optional.of(OTHER);
      case 1 -> Optional.of(ENDING);
      case 2 -> Optional.of(BIFURCATION);
      default -> Optional.empty();
    };
  }
}
