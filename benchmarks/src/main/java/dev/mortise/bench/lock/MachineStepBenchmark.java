package dev.mortise.bench.lock;

import dev.mortise.door.BoltState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;
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

/// How long does the machine think about one input?
///
/// Asked of a lock with fifty users. The steps range from one that changes nothing to one that
/// records an event in the hash chain. The aim is below 2 µs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class MachineStepBenchmark {
  /// What happens at the lock.
  public enum Step {
    /// Nothing is due.
    TICK,
    /// The first digit of an entry.
    DIGIT,
    /// The motor reports where the bolt is, which it already was.
    BOLT,
    /// Somebody rings, which is recorded.
    DOORBELL;

    private LockInput input() {
      return switch (this) {
        case TICK -> new LockInput.Tick();
        case DIGIT -> new LockInput.KeyPressed(KeypadKey.ofDigit(4));
        case BOLT -> new LockInput.BoltReported(BoltState.LOCKED);
        case DOORBELL -> new LockInput.KeyPressed(KeypadKey.DOORBELL);
      };
    }
  }

  @Param Step step = Step.TICK;

  private final BenchedLock lock = new BenchedLock();

  private LockInput input = step.input();

  @Setup
  public void prepare() {
    input = step.input();
  }

  @Benchmark
  public Decision decide() {
    return lock.decide(input);
  }
}
