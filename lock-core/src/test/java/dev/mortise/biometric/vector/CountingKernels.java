package dev.mortise.biometric.vector;

import java.util.ArrayList;
import java.util.List;

/// Scalar kernels that write down what they were asked for.
public final class CountingKernels implements Kernels {

  private final List<String> work = new ArrayList<>();

  /// What was asked for since the last call.
  public List<String> takeWork() {
    List<String> taken = List.copyOf(work);
    work.clear();
    return taken;
  }

  @Override
  public void dots(float[] probe, float[] references, int count, float[] products) {
    work.add("dots " + count);
    ScalarKernels.INSTANCE.dots(probe, references, count, products);
  }

  @Override
  public void distances(long[] probe, long[] references, int count, int[] distances) {
    work.add("distances " + count);
    ScalarKernels.INSTANCE.distances(probe, references, count, distances);
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
    work.add("masked " + count);
    ScalarKernels.INSTANCE.maskedDistances(
        reference, index, probe, words, count, differing, overlapping);
  }
}
