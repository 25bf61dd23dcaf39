package dev.mortise.credential;

import dev.mortise.biometric.TemplateSlot;
import java.util.Optional;

/// Names one credential of a lock without telling anything of its content.
///
/// @param kind which sort it is
/// @param index its place among those of its kind, 1 to [#MAX_INDEX]
public record CredentialRef(CredentialKind kind, int index) {

  /// The highest place of any kind: each has at most 50 (LK-1), mechanical and Bluetooth keys
  /// fewer.
  public static final int MAX_INDEX = 50;

  public CredentialRef {
    if (index < 1 || index > MAX_INDEX) {
      throw new IllegalArgumentException("credential index must be 1 to 50 index=" + index);
    }
  }

  /// Where its templates are kept, if it is a biometric one.
  public Optional<TemplateSlot> templateSlot() {
    return kind.biometric().map(biometric -> new TemplateSlot(biometric, index));
  }
}
