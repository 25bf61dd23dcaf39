package dev.mortise.bench.matcher;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.face.FaceFeatures;
import dev.mortise.biometric.face.FaceOutcome;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.face.FaceTemplate;
import dev.mortise.biometric.face.ProjectedFaceMatcher;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.sim.sensor.face.SyntheticFace;
import dev.mortise.user.UserIndex;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What does a face cost among fifty, and what do vectors gain over a plain loop?
///
/// `floats` and `bits` are the inner loops alone, 50 references of 512 values or 2,048 bits;
/// `identify` is a whole search over protected templates, `protect` the projection of a probe that
/// comes before it. The scalar and the vector kernels run in the same class. C2 turns the scalar
/// loop over bits into vector instructions by itself, so `bitsOneByOne` is that loop with this
/// turned off: what a loop costs that nobody turns into vectors.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class FaceBenchmark {
  private static final int ENROLLED = 50;
  private static final int VALUES = 512;
  private static final int WORDS = ProjectedFaceMatcher.USUAL_BITS / Long.SIZE;
  private static final int STRANGER = 1_000;

  @Param({"SCALAR", "VECTOR"})
  KernelChoice choice = KernelChoice.SCALAR;

  private final float[] face = new float[VALUES];
  private final float[] faces = new float[ENROLLED * VALUES];
  private final float[] products = new float[ENROLLED];
  private final long[] code = new long[WORDS];
  private final long[] codes = new long[ENROLLED * WORDS];
  private final int[] distances = new int[ENROLLED];
  private Kernels kernels = choice.kernels();
  private ProjectedFaceMatcher matcher = matcher();
  private FaceFeatures features = SyntheticFace.of(STRANGER).impression(1, FacePose.STRAIGHT);
  private FaceTemplate probe = matcher.protect(features);

  @Setup
  public void enrol() {
    Random random = new Random(1);
    fill(face, random);
    fill(faces, random);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = random.nextLong();
    }
    for (int i = 0; i < code.length; i++) {
      code[i] = random.nextLong();
    }
    kernels = choice.kernels();
    matcher = matcher();
    features = SyntheticFace.of(STRANGER).impression(1, FacePose.STRAIGHT);
    probe = matcher.protect(features);
    for (int person = 1; person <= ENROLLED; person++) {
      try (FaceFeatures one = SyntheticFace.of(person).impression(1, FacePose.STRAIGHT)) {
        matcher.enrol(new FaceSlot(person), new UserIndex(person), matcher.protect(one));
      }
    }
  }

  private ProjectedFaceMatcher matcher() {
    return new ProjectedFaceMatcher(
        SyntheticFace.MODEL,
        BenchKey.KEY,
        ProjectedFaceMatcher.USUAL_BITS,
        ProjectedFaceMatcher.USUAL_POLICY,
        kernels);
  }

  private static void fill(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  @Benchmark
  public float[] floats() {
    kernels.dots(face, faces, ENROLLED, products);
    return products;
  }

  @Benchmark
  public int[] bits() {
    kernels.distances(code, codes, ENROLLED, distances);
    return distances;
  }

  @Benchmark
  @Fork(value = 2, jvmArgsPrepend = "-XX:-UseSuperWord")
  public int[] bitsOneByOne() {
    return bits();
  }

  @Benchmark
  public FaceOutcome identify() {
    return matcher.identify(probe, RecentMisses.NONE);
  }

  @Benchmark
  public FaceTemplate protect() {
    return matcher.protect(features);
  }
}
