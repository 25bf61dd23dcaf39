package dev.mortise.biometric.face;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;

/// The place of one enrolled face in the lock: what a matcher names instead of a person. The number
/// is the credential index of the Matter Door Lock cluster.
///
/// @param index 1 to [#CAPACITY]
public record FaceSlot(int index) implements Comparable<FaceSlot> {

  /// The number of faces a lock holds (LK-1).
  public static final int CAPACITY = TemplateSlot.CAPACITY;

  public FaceSlot {
    if (index < 1 || index > CAPACITY) {
      throw new IllegalArgumentException(
          "face slot outside 1 to %d index=%d".formatted(CAPACITY, index));
    }
  }

  /// The same place among those of all kinds.
  public TemplateSlot place() {
    return new TemplateSlot(BiometricKind.FACE, index);
  }

  @Override
  public int compareTo(FaceSlot other) {
    return Integer.compare(index, other.index);
  }
}
