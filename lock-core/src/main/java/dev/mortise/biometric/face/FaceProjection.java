package dev.mortise.biometric.face;

import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.KeyedStream;
import dev.mortise.biometric.protect.ProtectionKey;
import java.util.Arrays;

/// The keyed transformation of a face: on which side of so many planes through the origin do its
/// features lie?
///
/// Each plane's normal has coordinates +1 and -1 from a keyed stream. Two vectors at an angle θ lie
/// on different sides of a plane with probability θ/π (Charikar, STOC 2002), so that the Hamming
/// distance estimates the angle; near a right angle with a deviation of (π/2)/√bits in the cosine.
/// The signs alone, without the planes, tell nothing of the direction.
///
/// Sums are made in one order of plain float additions, so that every machine gives the same bits.
final class FaceProjection implements AutoCloseable {

  private static final int GROUP = Byte.SIZE;

  private final int dimension;
  private final int bits;
  private final KeyId key;

  /// The signs of eight coordinates in each byte, for all planes the first eight, then the next.
  private final byte[] signs;

  private final float[] sums;
  private final float[] group = new float[1 << GROUP];

  /// The projection of one key.
  ///
  /// @param bits how many planes, a multiple of 64
  FaceProjection(FaceModel model, ProtectionKey key, int bits) {
    this.dimension = model.dimension();
    this.bits = bits;
    this.key = key.id();
    this.signs = new byte[groups() * bits];
    this.sums = new float[bits];
    try (KeyedStream stream = key.stream("face projection")) {
      for (int i = 0; i < signs.length; i += Long.BYTES) {
        long word = stream.nextLong();
        for (int j = 0; j < Long.BYTES; j++) {
          signs[i + j] = (byte) (word >>> (j * Byte.SIZE));
        }
      }
    }
  }

  private int groups() {
    return (dimension + GROUP - 1) / GROUP;
  }

  /// The protected form of these features.
  ///
  /// @throws IllegalArgumentException if they are of another dimension
  FaceTemplate apply(FaceFeatures features) {
    float[] values = features.values();
    if (values.length != dimension) {
      throw new IllegalArgumentException(
          "face features of another model dimension=%d expected=%d"
              .formatted(values.length, dimension));
    }
    for (int g = 0; g < groups(); g++) {
      tabulate(values, g * GROUP);
      int from = g * bits;
      for (int bit = 0; bit < bits; bit++) {
        sums[bit] += group[signs[from + bit] & 0xff];
      }
    }
    byte[] template = new byte[bits / Byte.SIZE];
    for (int bit = 0; bit < bits; bit++) {
      template[bit / Byte.SIZE] |= (byte) ((sums[bit] < 0 ? 0 : 1) << (bit % Byte.SIZE));
    }
    Arrays.fill(sums, 0);
    Arrays.fill(group, 0);
    return FaceTemplate.adopt(key, template);
  }

  /// The sums of eight coordinates under all 256 patterns of signs: a one stands for plus.
  private void tabulate(float[] values, int from) {
    int to = Math.min(from + GROUP, values.length);
    float none = 0;
    for (int i = from; i < to; i++) {
      none -= values[i];
    }
    group[0] = none;
    for (int pattern = 1; pattern < group.length; pattern++) {
      int lowest = from + Integer.numberOfTrailingZeros(pattern);
      float twice = lowest < to ? 2 * values[lowest] : 0;
      group[pattern] = group[pattern & (pattern - 1)] + twice;
    }
  }

  /// Overwrites the planes.
  @Override
  public void close() {
    Arrays.fill(signs, (byte) 0);
  }
}
