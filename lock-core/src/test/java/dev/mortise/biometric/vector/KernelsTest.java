package dev.mortise.biometric.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {

  @ParameterizedTest
  @EnumSource
  void everyChoiceCountsByHand(KernelChoice choice) {
    Kernels kernels = choice.kernels();
    float[] products = new float[2];
    kernels.dots(new float[] {1, 2, 3}, new float[] {1, 1, 1, 0, 0, -1}, 2, products);
    assertArrayEquals(new float[] {6, -3}, products);

    int[] distances = new int[2];
    kernels.distances(new long[] {0b1010}, new long[] {0b1010, 0b0101}, 2, distances);
    assertArrayEquals(new int[] {0, 4}, distances);

    int[] differing = new int[1];
    int[] overlapping = new int[1];
    kernels.maskedDistances(
        new MaskedCodes(new long[] {0b1111}, new long[] {0b0111}),
        0,
        new MaskedCodes(new long[] {0b0000}, new long[] {0b1110}),
        1,
        1,
        differing,
        overlapping);
    assertEquals(2, differing[0]);
    assertEquals(2, overlapping[0]);
  }

  @ParameterizedTest
  @EnumSource
  void arrayThatIsTooShortIsRefused(KernelChoice choice) {
    Kernels kernels = choice.kernels();
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.dots(new float[40], new float[79], 2, new float[2]));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernels.distances(new long[20], new long[40], 2, new int[1]));
  }

  @ParameterizedTest
  @EnumSource
  void codesOfAnyLengthAreCountedToTheLastBit(KernelChoice choice) {
    for (int words : new int[] {0, 1, 8, 1016, 1023, 1024, 1032}) {
      long[] references = new long[5 * words];
      Arrays.fill(references, -1);
      int[] distances = new int[5];

      choice.kernels().distances(new long[words], references, 5, distances);

      int all = words * Long.SIZE;
      assertArrayEquals(new int[] {all, all, all, all, all}, distances, "words=" + words);
    }
  }

  @Test
  void choiceIsReadByItsName() {
    assertEquals(Optional.of(KernelChoice.SCALAR), KernelChoice.parse("scalar"));
    assertEquals(Optional.of(KernelChoice.VECTOR), KernelChoice.parse("vector"));
    assertEquals(Optional.of(KernelChoice.AUTOMATIC), KernelChoice.parse("automatic"));
    assertEquals(Optional.empty(), KernelChoice.parse("SCALAR"));
  }

  @Test
  void automaticTakesTheVectorsThatAreThere() {
    assertSame(KernelChoice.VECTOR.kernels(), KernelChoice.AUTOMATIC.kernels());
    assertSame(ScalarKernels.INSTANCE, KernelChoice.SCALAR.kernels());
    assertTrue(KernelChoice.VECTOR.kernels().toString().startsWith("vector"));
  }

  /// A JVM of its own, because this one has the module.
  @Test
  void withoutTheModuleTheScalarOnesRunAndTheOthersSayWhatIsMissing() throws Exception {
    Process alone =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(alone.waitFor(60, TimeUnit.SECONDS));
    assertTrue(said.contains("scalar 3"), said);
    assertTrue(said.contains("--add-modules jdk.incubator.vector"), said);
    assertFalse(said.contains("NoClassDefFoundError"), said);
  }

  /// What the JVM without the module runs.
  static final class Alone {
    private Alone() {}

    public static void main(String[] arguments) {
      Kernels kernels = KernelChoice.AUTOMATIC.kernels();
      int[] distances = new int[1];
      kernels.distances(new long[] {7}, new long[] {0}, 1, distances);
      System.out.println(kernels + " " + distances[0]);
      try {
        System.out.println(KernelChoice.VECTOR.kernels());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
