package dev.mortise.biometric.vector;

import java.util.Objects;

/// The kernels as plain loops: right by looking at them, and what the vector twin is held against.
public final class ScalarKernels implements Kernels {

  /// There is nothing in it, so one is enough.
  public static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public void dots(float[] probe, float[] references, int count, float[] products) {
    Objects.checkFromIndexSize(0, count, products.length);
    int from = 0;
    for (int r = 0; r < count; r++) {
      float sum = 0;
      for (int i = 0; i < probe.length; i++) {
        sum += probe[i] * references[from + i];
      }
      products[r] = sum;
      from += probe.length;
    }
  }

  @Override
  public void distances(long[] probe, long[] references, int count, int[] distances) {
    Objects.checkFromIndexSize(0, count, distances.length);
    int from = 0;
    for (int r = 0; r < count; r++) {
      int differing = 0;
      for (int i = 0; i < probe.length; i++) {
        differing += Long.bitCount(probe[i] ^ references[from + i]);
      }
      distances[r] = differing;
      from += probe.length;
    }
  }

  @Override
  public void maskedDistances(
      MaskedCodes reference,
      int index,
      MaskedCodes probe,
      int words,
      int count,
      int[] differing,
      int[] overlapping) {
    int at = index * words;
    int from = 0;
    for (int s = 0; s < count; s++) {
      int differ = 0;
      int overlap = 0;
      for (int i = 0; i < words; i++) {
        long mask = reference.masks()[at + i] & probe.masks()[from + i];
        differ += Long.bitCount((reference.codes()[at + i] ^ probe.codes()[from + i]) & mask);
        overlap += Long.bitCount(mask);
      }
      differing[s] = differ;
      overlapping[s] = overlap;
      from += words;
    }
  }

  @Override
  public String toString() {
    return "scalar";
  }
}
