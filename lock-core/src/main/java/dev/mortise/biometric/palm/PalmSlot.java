package dev.mortise.biometric.palm;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;

/// The place of one enrolled palm in the lock: what a matcher names instead of a person. The number
/// is the credential index of the Matter Door Lock cluster.
///
/// @param index 1 to [#CAPACITY]
public record PalmSlot(int index) implements Comparable<PalmSlot> {

  /// The number of palms a lock holds (LK-1).
  public static final int CAPACITY = TemplateSlot.CAPACITY;

  public PalmSlot {
    if (index < 1 || index > CAPACITY) {
      throw new IllegalArgumentException(
          "palm slot outside 1 to %d index=%d".formatted(CAPACITY, index));
    }
  }

  /// The same place among those of all kinds.
  public TemplateSlot place() {
    return new TemplateSlot(BiometricKind.PALM_VEIN, index);
  }

  @Override
  public int compareTo(PalmSlot other) {
    return Integer.compare(index, other.index);
  }
}
