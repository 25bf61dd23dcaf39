package dev.mortise.biometric.vector;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The kernels with the Vector API, at the widest vectors that the machine has.
///
/// Only once C2 has compiled them are they fast; interpreted, every operation allocates. A JVM that
/// compares a few faces in its life is better off with the scalar ones.
public final class VectorKernels implements Kernels {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int FLOAT_LANES = FLOATS.length();
  private static final int LONG_LANES = LONGS.length();

  /// The most words whose differing bits fit into 16.
  private static final int PACKED_WORDS_MAX = 1023;

  VectorKernels() {}

  @Override
  public void dots(float[] probe, float[] references, int count, float[] products) {
    Objects.checkFromIndexSize(0, count, products.length);
    for (int r = 0; r < count; r++) {
      products[r] = dot(probe, references, r * probe.length);
    }
  }

  /// Four sums side by side hide the latency of the additions.
  private static float dot(float[] probe, float[] references, int from) {
    int length = probe.length;
    int wide = length - length % (4 * FLOAT_LANES);
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = 0;
    for (; i < wide; i += 4 * FLOAT_LANES) {
      a = product(probe, references, i, from, a);
      b = product(probe, references, i + FLOAT_LANES, from, b);
      c = product(probe, references, i + 2 * FLOAT_LANES, from, c);
      d = product(probe, references, i + 3 * FLOAT_LANES, from, d);
    }
    for (; i < FLOATS.loopBound(length); i += FLOAT_LANES) {
      a = product(probe, references, i, from, a);
    }
    float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum = Math.fma(probe[i], references[from + i], sum);
    }
    return sum;
  }

  private static FloatVector product(
      float[] probe, float[] references, int i, int from, FloatVector sum) {
    return FloatVector.fromArray(FLOATS, probe, i)
        .fma(FloatVector.fromArray(FLOATS, references, from + i), sum);
  }

  @Override
  public void distances(long[] probe, long[] references, int count, int[] distances) {
    Objects.checkFromIndexSize(0, count, distances.length);
    int r = 0;
    if (probe.length <= PACKED_WORDS_MAX && probe.length % LONG_LANES == 0) {
      for (; r + 4 <= count; r += 4) {
        long four = fourDistances(probe, references, r * probe.length);
        distances[r] = (int) four & 0xffff;
        distances[r + 1] = (int) (four >>> 16) & 0xffff;
        distances[r + 2] = (int) (four >>> 32) & 0xffff;
        distances[r + 3] = (int) (four >>> 48);
      }
    }
    for (; r < count; r++) {
      distances[r] = distance(probe, references, r * probe.length);
    }
  }

  /// The distances to four references that follow each other, 16 bits each, the first lowest:
  /// adding up the lanes costs more than counting in them, so it is done once for all four.
  private static long fourDistances(long[] probe, long[] references, int first) {
    int second = first + probe.length;
    int third = second + probe.length;
    int fourth = third + probe.length;
    LongVector a = LongVector.zero(LONGS);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    for (int i = 0; i < probe.length; i += LONG_LANES) {
      LongVector word = LongVector.fromArray(LONGS, probe, i);
      a = differing(word, references, first + i).add(a);
      b = differing(word, references, second + i).add(b);
      c = differing(word, references, third + i).add(c);
      d = differing(word, references, fourth + i).add(d);
    }
    return a.add(b.lanewise(VectorOperators.LSHL, 16))
        .add(c.lanewise(VectorOperators.LSHL, 32))
        .add(d.lanewise(VectorOperators.LSHL, 48))
        .reduceLanes(VectorOperators.ADD);
  }

  private static LongVector differing(LongVector word, long[] references, int at) {
    return LongVector.fromArray(LONGS, references, at)
        .lanewise(VectorOperators.XOR, word)
        .lanewise(VectorOperators.BIT_COUNT);
  }

  private static int distance(long[] probe, long[] references, int from) {
    int length = probe.length;
    LongVector bits = LongVector.zero(LONGS);
    int i = 0;
    for (; i < LONGS.loopBound(length); i += LONG_LANES) {
      bits = differing(LongVector.fromArray(LONGS, probe, i), references, from + i).add(bits);
    }
    int differing = (int) bits.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      differing += Long.bitCount(probe[i] ^ references[from + i]);
    }
    return differing;
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
    for (int s = 0; s < count; s++) {
      long both = masked(reference, index * words, probe, s * words, words);
      differing[s] = (int) both;
      overlapping[s] = (int) (both >>> Integer.SIZE);
    }
  }

  /// Differing bits in the low half, overlapping bits in the high one: a lane has room for both.
  private static long masked(
      MaskedCodes reference, int at, MaskedCodes probe, int from, int words) {
    LongVector both = LongVector.zero(LONGS);
    int i = 0;
    for (; i < LONGS.loopBound(words); i += LONG_LANES) {
      LongVector mask =
          LongVector.fromArray(LONGS, reference.masks(), at + i)
              .and(LongVector.fromArray(LONGS, probe.masks(), from + i));
      LongVector differing =
          LongVector.fromArray(LONGS, reference.codes(), at + i)
              .lanewise(VectorOperators.XOR, LongVector.fromArray(LONGS, probe.codes(), from + i))
              .and(mask)
              .lanewise(VectorOperators.BIT_COUNT);
      both =
          both.add(differing)
              .add(
                  mask.lanewise(VectorOperators.BIT_COUNT)
                      .lanewise(VectorOperators.LSHL, Integer.SIZE));
    }
    long sum = both.reduceLanes(VectorOperators.ADD);
    for (; i < words; i++) {
      long mask = reference.masks()[at + i] & probe.masks()[from + i];
      long differing = (reference.codes()[at + i] ^ probe.codes()[from + i]) & mask;
      sum += ((long) Long.bitCount(mask) << Integer.SIZE) + Long.bitCount(differing);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "vector of " + FLOATS.vectorBitSize() + " bits";
  }
}
