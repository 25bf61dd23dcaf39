package dev.mortise.biometric.palm;

import java.util.Arrays;
import java.util.Optional;

/// The code of one palm in the clear, with the mask of what could be seen: a secret that lives from
/// the sensor to its protected form and no longer (LK-11).
///
/// Bit `(plane * rows + row) * columns + column` is bit `i % 64` of word `i / 64`. It cannot print
/// itself, gives its bits to this room alone and is overwritten by [#close()].
public final class PalmFeatures implements AutoCloseable {

  private final long[] code;
  private final long[] mask;
  private boolean wiped;

  private PalmFeatures(long[] code, long[] mask) {
    this.code = code;
    this.mask = mask;
  }

  /// Takes these very words as features: the caller gives the arrays away and touches them no more.
  ///
  /// @param code the filters' answers; what the mask hides does not matter
  /// @param mask ones where the palm could be seen
  /// @return empty, both wiped, if nothing could be seen: a failure to enrol or to acquire, never a
  ///   match
  /// @throws IllegalArgumentException if there are not as many words as the model's codes have
  public static Optional<PalmFeatures> adopt(PalmModel model, long[] code, long[] mask) {
    if (code.length != model.words() || mask.length != model.words()) {
      throw new IllegalArgumentException(
          "palm features of another model code=%d mask=%d expected=%d"
              .formatted(code.length, mask.length, model.words()));
    }
    long seen = 0;
    for (int i = 0; i < mask.length; i++) {
      code[i] &= mask[i];
      seen |= mask[i];
    }
    return seen == 0 ? Optional.empty() : Optional.of(new PalmFeatures(code, mask));
  }

  /// The number of words of the code, which is no secret.
  public int words() {
    return code.length;
  }

  /// The code, zero where the mask is, for the protection in this room.
  ///
  /// @throws IllegalStateException after [#close()]
  long[] code() {
    usable();
    return code;
  }

  /// The mask, for the protection in this room.
  ///
  /// @throws IllegalStateException after [#close()]
  long[] mask() {
    usable();
    return mask;
  }

  private void usable() {
    if (wiped) {
      throw new IllegalStateException("palm features used after they were wiped");
    }
  }

  /// Overwrites code and mask with zeros.
  @Override
  public void close() {
    Arrays.fill(code, 0);
    Arrays.fill(mask, 0);
    wiped = true;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
