package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;

/// The place of one enrolled fingerprint in the lock: what a matcher names instead of a person.
///
/// Whose finger it is, and whether it is a duress finger, is known to the machine alone. The number
/// is the credential index of the Matter Door Lock cluster.
///
/// @param index 1 to [#CAPACITY]
public record FingerSlot(int index) implements Comparable<FingerSlot> {

  /// The number of fingerprints a lock holds (LK-1).
  public static final int CAPACITY = TemplateSlot.CAPACITY;

  public FingerSlot {
    if (index < 1 || index > CAPACITY) {
      throw new IllegalArgumentException(
          "finger slot outside 1 to %d index=%d".formatted(CAPACITY, index));
    }
  }

  /// The same place among those of all kinds.
  public TemplateSlot place() {
    return new TemplateSlot(BiometricKind.FINGERPRINT, index);
  }

  @Override
  public int compareTo(FingerSlot other) {
    return Integer.compare(index, other.index);
  }
}
