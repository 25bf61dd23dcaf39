package dev.mortise.bench.load;

import dev.mortise.sim.command.progress.Progress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.tinylog.Logger;

/// Work that comes at its own rate, whether or not what came before is done.
///
/// Latency is counted from the moment at which the work was meant to begin, so a system that stalls
/// is charged for everybody whom it kept waiting (no coordinated omission).
///
/// @param perSecond how often
/// @param span for how long
record OpenLoop(int perSecond, Duration span) {

  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;

  /// How many failures are told one by one.
  private static final int FAILURES_TOLD = 3;

  /// A piece of work.
  interface Work {
    /// Does it for the n-th time, from 0.
    ///
    /// @throws Exception if it could not be done
    void run(int number) throws Exception;
  }

  /// Runs the work and waits for the last of it.
  ///
  /// @param title what the terminal calls it
  Latency run(String title, Work work) {
    int count = Math.toIntExact(perSecond * span.toMillis() / 1000);
    ConcurrentHistogram nanos = new ConcurrentHistogram(NANOS_MAX, DIGITS);
    AtomicInteger failed = new AtomicInteger();
    try (Progress progress = Progress.of(title, count);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        int number = i;
        long intended = begin + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
        awaitNanos(intended);
        threads.execute(
            () -> {
              try {
                work.run(number);
              } catch (Exception e) {
                if (failed.incrementAndGet() <= FAILURES_TOLD) {
                  Logger.warn("{} failed number={} cause={}", title, number, e.toString());
                }
              }
              nanos.recordValue(Math.min(NANOS_MAX, System.nanoTime() - intended));
              progress.step();
            });
      }
    }
    return Latency.of(nanos, failed.get());
  }

  /// Does the work this often, as fast as so many hands can, and measures nothing: a JVM compiles
  /// what it has seen often, so before that its figures tell of the compiler.
  ///
  /// @param title what the terminal calls it
  static void warmUp(String title, int count, int hands, Work work) {
    AtomicInteger next = new AtomicInteger();
    try (Progress progress = Progress.of(title + ", warming up", count);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < hands; i++) {
        threads.execute(
            () -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                try {
                  work.run(n);
                } catch (Exception e) {
                  Logger.debug(e, "failed while warming up");
                }
                progress.step();
              }
            });
      }
    }
  }

  private static void awaitNanos(long when) {
    for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
