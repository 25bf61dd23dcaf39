package dev.mortise.biometric.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The vector kernels against the scalar ones, over lengths with and without a tail.
class KernelsProperties {

  private final Kernels scalar = KernelChoice.SCALAR.kernels();
  private final Kernels vector = KernelChoice.VECTOR.kernels();

  @Property
  void dotProductsAgreeUpToRounding(
      @ForAll @IntRange(max = 530) int length,
      @ForAll @IntRange(max = 9) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[] probe = floats(random, length);
    float[] references = floats(random, length * count);
    float[] expected = new float[count];
    float[] actual = new float[count];

    scalar.dots(probe, references, count, expected);
    vector.dots(probe, references, count, actual);

    // The error of a sum of n products of at most 1 is below n times n half units.
    assertArrayEquals(expected, actual, Math.max(1e-6f, length * length * 0x1p-25f));
    for (int r = 0; r < count; r++) {
      assertEquals(exact(probe, references, r * length), actual[r], 1e-3);
    }
  }

  @Property
  void distancesAreEqual(
      @ForAll @IntRange(max = 70) int words,
      @ForAll @IntRange(max = 9) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    long[] probe = longs(random, words);
    long[] references = longs(random, words * count);
    int[] expected = new int[count];
    int[] actual = new int[count];

    scalar.distances(probe, references, count, expected);
    vector.distances(probe, references, count, actual);

    assertArrayEquals(expected, actual);
  }

  @Property
  void maskedDistancesAreEqual(
      @ForAll @IntRange(min = 1, max = 70) int words,
      @ForAll @IntRange(max = 9) int count,
      @ForAll @IntRange(max = 3) int index,
      @ForAll long seed) {
    Random random = new Random(seed);
    MaskedCodes references = new MaskedCodes(longs(random, words * 4), longs(random, words * 4));
    MaskedCodes probe = new MaskedCodes(longs(random, words * count), longs(random, words * count));
    int[][] expected = new int[2][count];
    int[][] actual = new int[2][count];

    scalar.maskedDistances(references, index, probe, words, count, expected[0], expected[1]);
    vector.maskedDistances(references, index, probe, words, count, actual[0], actual[1]);

    assertArrayEquals(expected[0], actual[0]);
    assertArrayEquals(expected[1], actual[1]);
  }

  private static double exact(float[] probe, float[] references, int from) {
    double sum = 0;
    for (int i = 0; i < probe.length; i++) {
      sum += (double) probe[i] * references[from + i];
    }
    return sum;
  }

  private static float[] floats(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }

  /// Words of every density of ones.
  private static long[] longs(Random random, int length) {
    long[] words = new long[length];
    for (int i = 0; i < length; i++) {
      words[i] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> 1L << random.nextInt(Long.SIZE);
            default -> random.nextLong();
          };
    }
    return words;
  }
}
