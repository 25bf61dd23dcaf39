package dev.mortise.biometric;

/// The place of one enrolled biometric of any kind in the lock: what the flash keeps templates by.
///
/// @param kind which gallery
/// @param index the credential index of the Matter Door Lock cluster, 1 to [#CAPACITY]
public record TemplateSlot(BiometricKind kind, int index) {

  /// The number of credentials of one kind a lock holds (LK-1).
  public static final int CAPACITY = 50;

  public TemplateSlot {
    if (index < 1 || index > CAPACITY) {
      throw new IllegalArgumentException(
          "template slot outside 1 to %d index=%d".formatted(CAPACITY, index));
    }
  }
}
