package dev.mortise.bench.matcher;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import dev.mortise.user.UserIndex;
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

/// How long does somebody wait with a finger on the reader?
///
/// Synthetic fingers, one impression enrolled of each; the touch is another impression of the last
/// one, or of a finger that nobody enrolled. The image is read once more in `capture`, so that the
/// whole wait is the sum of both.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class FingerprintBenchmark {
  private static final int STRANGER = 1_000;

  @Param({"1", "50"})
  int enrolled = 1;

  @Param({"true", "false"})
  boolean known = true;

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);
  private final FingerprintMatcher matcher = new FingerGallery(MatcherParameters.USUAL);
  private FingerImage touch = SyntheticFinger.of(1).impression(2);
  private FingerprintTemplate probe = template(touch);

  @Setup
  public void enrol() {
    for (int finger = 1; finger <= enrolled; finger++) {
      matcher.enrol(
          new FingerSlot(finger),
          owner(finger),
          template(SyntheticFinger.of(finger).impression(1)));
    }
    touch = SyntheticFinger.of(known ? enrolled : STRANGER).impression(2);
    probe = template(touch);
    if (matcher.identify(probe, RecentMisses.NONE) instanceof MatchOutcome.Match != known) {
      throw new IllegalStateException("the touch came out otherwise than meant known=" + known);
    }
  }

  @Benchmark
  public FingerCapture capture() {
    return reader.capture(touch);
  }

  @Benchmark
  public MatchOutcome identify() {
    return matcher.identify(probe, RecentMisses.NONE);
  }

  private static FingerOwner owner(int finger) {
    return new FingerOwner(new UserIndex(finger), false);
  }

  private FingerprintTemplate template(FingerImage image) {
    return switch (reader.capture(image)) {
      case FingerCapture.Captured(FingerprintTemplate template) -> template;
      case FingerCapture.PoorQuality(var fault) ->
          throw new IllegalStateException("synthetic finger cannot be read fault=" + fault);
      case FingerCapture.AttackPresentation() ->
          throw new IllegalStateException("synthetic finger was taken for a cast");
    };
  }
}
