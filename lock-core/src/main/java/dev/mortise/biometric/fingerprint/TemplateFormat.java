package dev.mortise.biometric.fingerprint;

import java.util.Optional;

/// The encodings of a fingerprint's minutiae that a lock may meet.
///
/// A matcher refuses a format it does not read instead of guessing; the code is stored with each
/// template.
public enum TemplateFormat {

  /// The CBOR form of SourceAFIS 3: positions, directions and types of ridge endings and
  /// bifurcations.
  SOURCE_AFIS(1),

  /// The minutiae of this lock's own matcher: at most 64, six bytes each.
  MINUTIAE(2);

  private final int code;

  TemplateFormat(int code) {
    this.code = code;
  }

  /// The stored form of this format, 1 to 255.
  public int code() {
    return code;
  }

  /// The format with this code, or empty if no format has it.
  public static Optional<TemplateFormat> ofCode(int code) {
    for (TemplateFormat format : values()) {
      if (format.code == code) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
