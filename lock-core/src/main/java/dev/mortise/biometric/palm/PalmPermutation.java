package dev.mortise.biometric.palm;

import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.KeyedStream;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.MaskedCodes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The keyed transformation of a palm: all bits of code and mask change places in a keyed order,
/// then the code's are turned over by a keyed pad.
///
/// Both leave every Hamming distance as it was, so protection costs no accuracy. The order hides
/// where a vein runs, the pad how many bits are set; how much of the palm could be seen stays
/// visible. Shifts do not survive the order, so a probe is shifted before.
final class PalmPermutation implements AutoCloseable {

  private final PalmModel model;
  private final KeyId key;
  private final int[] order;
  private final long[] pad;

  PalmPermutation(PalmModel model, ProtectionKey key) {
    this.model = model;
    this.key = key.id();
    this.order = new int[model.bits()];
    this.pad = new long[model.words()];
    try (KeyedStream stream = key.stream("palm permutation")) {
      for (int i = 0; i < order.length; i++) {
        // Fisher and Yates, from the inside out.
        int other = stream.nextInt(i + 1);
        order[i] = order[other];
        order[other] = i;
      }
      for (int i = 0; i < pad.length; i++) {
        pad[i] = stream.nextLong();
      }
    }
  }

  /// The protected form of these features as they lie.
  ///
  /// @throws IllegalArgumentException if they are of another shape
  PalmTemplate apply(PalmFeatures features) {
    own(features);
    MaskedCodes one = MaskedCodes.ofWords(model.words());
    place(features, 0, 0, one, 0);
    byte[] bits = new byte[2 * model.words() * Long.BYTES];
    ByteBuffer.wrap(bits)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .put(one.codes())
        .put(one.masks());
    one.wipe(0, model.words());
    return PalmTemplate.adopt(key, bits);
  }

  /// The protected forms of these features under every shift, one after the other.
  ///
  /// @param target room for as many codes as there are shifts
  /// @throws IllegalArgumentException if they are of another shape
  void applyShifted(PalmFeatures features, MaskedCodes target) {
    own(features);
    target.wipe(0, model.shifts() * model.words());
    int at = 0;
    for (int down = -model.shift(); down <= model.shift(); down++) {
      for (int right = -model.shift(); right <= model.shift(); right++) {
        place(features, down, right, target, at);
        at += model.words();
      }
    }
  }

  /// Moves every bit that is still in the grid after a shift to its place in the keyed order.
  private void place(PalmFeatures features, int down, int right, MaskedCodes target, int at) {
    long[] code = features.code();
    long[] mask = features.mask();
    int columns = model.columns();
    int left = Math.max(0, -right);
    int end = Math.min(columns, columns - right);
    for (int line = 0; line < model.planes() * model.rows(); line++) {
      int row = line % model.rows() + down;
      if (row < 0 || row >= model.rows()) {
        continue;
      }
      for (int column = left; column < end; column++) {
        int from = (line + down) * columns + column + right;
        int to = order[line * columns + column];
        int word = at + to / Long.SIZE;
        target.codes()[word] |= (code[from / Long.SIZE] >>> from & 1) << to;
        target.masks()[word] |= (mask[from / Long.SIZE] >>> from & 1) << to;
      }
    }
    for (int i = 0; i < pad.length; i++) {
      target.codes()[at + i] = (target.codes()[at + i] ^ pad[i]) & target.masks()[at + i];
    }
  }

  private void own(PalmFeatures features) {
    if (features.words() != model.words()) {
      throw new IllegalArgumentException(
          "palm features of another model words=%d expected=%d"
              .formatted(features.words(), model.words()));
    }
  }

  /// Overwrites order and pad.
  @Override
  public void close() {
    Arrays.fill(order, 0);
    Arrays.fill(pad, 0);
  }
}
