package dev.mortise.biometric.vector;

import java.util.Arrays;

/// Codes and their masks, one after the other: where the masked kernels read. The arrays are
/// shared, not copied; whoever made them wipes them.
///
/// @param codes words of code
/// @param masks as many words, ones where the code counts
@SuppressWarnings("ArrayRecordComponent") // working memory, never a value
public record MaskedCodes(long[] codes, long[] masks) {

  public MaskedCodes {
    if (codes.length != masks.length) {
      throw new IllegalArgumentException(
          "codes without masks codes=%d masks=%d".formatted(codes.length, masks.length));
    }
  }

  /// Room for this many words, all hidden.
  public static MaskedCodes ofWords(int words) {
    return new MaskedCodes(new long[words], new long[words]);
  }

  /// Overwrites these words of codes and masks with zeros.
  public void wipe(int from, int to) {
    Arrays.fill(codes, from, to, 0);
    Arrays.fill(masks, from, to, 0);
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
