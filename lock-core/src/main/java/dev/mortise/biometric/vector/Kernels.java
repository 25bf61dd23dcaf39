package dev.mortise.biometric.vector;

/// One probe against many references, in arrays that lie close together.
///
/// References of one size stand one after the other in one array, so that a search reads memory
/// once from front to back. No call allocates, looks at a result, or ends early: its work depends
/// on the sizes alone, never on what matches.
public interface Kernels {

  /// Dot products: `products[r]` is the sum over `i` of `probe[i] * references[r * n + i]`, where
  /// `n` is the probe's length.
  ///
  /// @param count how many references, at least 0
  /// @throws IndexOutOfBoundsException if an array is too short
  void dots(float[] probe, float[] references, int count, float[] products);

  /// Hamming distances: `distances[r]` is the number of bits in which the probe differs from the
  /// `n` words of `references` from `r * n` on, where `n` is the probe's length.
  ///
  /// @param count how many references, at least 0
  /// @throws IndexOutOfBoundsException if an array is too short
  void distances(long[] probe, long[] references, int count, int[] distances);

  /// Hamming distances under masks, of one reference to a probe in many positions: `differing[s]`
  /// is the number of bits in which they differ among the `overlapping[s]` bits that both masks
  /// show.
  ///
  /// @param reference code and mask of the reference
  /// @param index which reference: its words begin at `index` times the words of a code
  /// @param probe code and mask of the probe, the positions one after the other
  /// @param words of a code, at least 1
  /// @param count how many positions, at least 0
  /// @throws IndexOutOfBoundsException if an array is too short
  void maskedDistances(
      MaskedCodes reference,
      int index,
      MaskedCodes probe,
      int words,
      int count,
      int[] differing,
      int[] overlapping);
}
