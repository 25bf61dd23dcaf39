package dev.mortise.bench.lock;

import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.fleet.Fleet;
import dev.mortise.sim.fleet.FleetFaults;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many decisions a second does one core simulate?
///
/// A hundred households come and go at their doors, power is cut and bolts jam meanwhile, and every
/// event is hashed into its chain; *decisions* counts the machine's. The aim is 200,000.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class FleetBenchmark {
  private final Fleet fleet =
      new Fleet(
          new LockMachine(LockModel.VIDEO_LOCK, LockPolicy.HARDENED), 100, 7, FleetFaults.MANY);

  /// What the machines of the fleet decided.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {
    public long decisions;
  }

  @Benchmark
  public long hour(Counted counted) {
    long before = fleet.life().decisions();
    fleet.live(Duration.ofHours(1));
    counted.decisions += fleet.life().decisions() - before;
    return counted.decisions;
  }
}
