package dev.mortise.bench.matcher;

import com.machinezoo.sourceafis.FingerprintMatcher;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.List;
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

/// How long does the lock look for a finger that nobody enrolled, beside SourceAFIS?
///
/// Fifty synthetic fingers are enrolled; the probe is made ready in each search. Averages, and what
/// one search in a hundred exceeds. The aim is a tenth of SourceAFIS's time, and no memory.
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class IdentificationBenchmark {
  private static final int STRANGER = 1_000;

  @Param({"1", "3"})
  int references = 1;

  private final FingerGallery gallery = new FingerGallery(MatcherParameters.USUAL);
  private final List<com.machinezoo.sourceafis.FingerprintTemplate> peers = new ArrayList<>();
  private BenchedTouch probe = BenchedTouch.of(STRANGER, 0);

  @Setup
  public void enrol() {
    probe = BenchedTouch.of(STRANGER, 0);
    for (int finger = 1; finger <= FingerSlot.CAPACITY; finger++) {
      for (int impression = 0; impression < references; impression++) {
        BenchedTouch touch = BenchedTouch.of(finger, impression);
        gallery.enrol(
            new FingerSlot(finger),
            new FingerOwner(new UserIndex(finger), false),
            touch.template());
        peers.add(touch.peer());
      }
    }
  }

  @Benchmark
  public MatchOutcome mortise() {
    return gallery.identify(probe.template(), RecentMisses.NONE);
  }

  @Benchmark
  public double sourceAfis() {
    FingerprintMatcher matcher = new FingerprintMatcher(probe.peer());
    double best = 0;
    for (var peer : peers) {
      best = Math.max(best, matcher.match(peer));
    }
    return best;
  }
}
