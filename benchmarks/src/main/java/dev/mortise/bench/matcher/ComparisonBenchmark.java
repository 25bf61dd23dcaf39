package dev.mortise.bench.matcher;

import com.machinezoo.sourceafis.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What does one comparison of two fingerprints cost, beside SourceAFIS on the same minutiae?
///
/// One probe, made ready before, against sixteen other impressions of its finger or sixteen other
/// fingers. The aim is a tenth of SourceAFIS's time for different fingers, and a thirteenth for
/// one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class ComparisonBenchmark {
  private static final int REFERENCES = 16;
  private static final int PROBED = 7;

  @Param({"true", "false"})
  boolean mated = true;

  private final PrintComparator comparator = new PrintComparator();
  private final List<Print> prints = new ArrayList<>();
  private final List<com.machinezoo.sourceafis.FingerprintTemplate> peers = new ArrayList<>();
  private FingerprintMatcher peer =
      new FingerprintMatcher(com.machinezoo.sourceafis.FingerprintTemplate.empty());

  @Setup
  public void touch() {
    BenchedTouch probe = BenchedTouch.of(PROBED, 0);
    comparator.probe(Print.of(probe.template()));
    peer = new FingerprintMatcher(probe.peer());
    for (int i = 1; i <= REFERENCES; i++) {
      BenchedTouch touch = mated ? BenchedTouch.of(PROBED, i) : BenchedTouch.of(PROBED + i, 0);
      prints.add(Print.of(touch.template()));
      peers.add(touch.peer());
    }
  }

  @Benchmark
  @OperationsPerInvocation(REFERENCES)
  public double mortise() {
    double sum = 0;
    for (int i = 0; i < REFERENCES; i++) {
      sum += comparator.score(prints.get(i));
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(REFERENCES)
  public double sourceAfis() {
    double sum = 0;
    for (int i = 0; i < REFERENCES; i++) {
      sum += peer.match(peers.get(i));
    }
    return sum;
  }
}
