package dev.mortise.biometric.palm;

import dev.mortise.biometric.ImpostorScores;

/// What a matcher must know of the codes that a palm-vein sensor gives: a grid of cells, several
/// bits a cell, and a mask that says which cells could be seen.
///
/// @param planes bits a cell, 1 to 8: the filters whose answers are kept
/// @param rows of cells, 8 to 64
/// @param columns of cells, 8 to 64
/// @param shift how many cells up, down, left and right a palm may lie off, 0 to 4
/// @param overlapMin the least share of all bits that both must show to be compared, above 0 and at
///   most 1
/// @param impostors the similarity (1 - fractional Hamming distance) of codes of two different
///   palms that show every bit, at one shift
public record PalmModel(
    int planes, int rows, int columns, int shift, double overlapMin, ImpostorScores impostors) {

  public PalmModel {
    within("planes", planes, 1, 8);
    within("rows", rows, 8, 64);
    within("columns", columns, 8, 64);
    within("shift", shift, 0, 4);
    if (!(overlapMin > 0 && overlapMin <= 1)) {
      throw new IllegalArgumentException("overlap outside 0 to 1 overlapMin=" + overlapMin);
    }
    if (planes * rows * columns % Long.SIZE != 0) {
      throw new IllegalArgumentException(
          "codes fill whole words of 64 bits bits=" + planes * rows * columns);
    }
  }

  private static void within(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "palm model outside %d to %d %s=%d".formatted(min, max, what, value));
    }
  }

  /// The number of bits of a code, and of its mask.
  public int bits() {
    return planes * rows * columns;
  }

  /// The number of words of 64 bits that hold a code.
  public int words() {
    return bits() / Long.SIZE;
  }

  /// How many ways a probe may lie.
  public int shifts() {
    return (2 * shift + 1) * (2 * shift + 1);
  }
}
