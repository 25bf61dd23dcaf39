package dev.mortise.companion.http.wire;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// The virtual threads on which requests are answered, so many at once and no more.
final class Workers implements AutoCloseable {
  private final Semaphore free;
  private final Duration farewell;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
  // One party is the server itself, so that the phase ends only after it stops.
  private final Phaser exchanges = new Phaser(1);
  private volatile boolean stopping;

  Workers(HttpPolicy policy) {
    this.free = new Semaphore(policy.running());
    this.farewell = policy.farewell();
  }

  /// Runs a task soon, unless too many run already.
  ///
  /// @param task what counts as running; what it returns is run afterwards, when its place is free
  boolean tryRun(Supplier<Runnable> task) {
    if (stopping || !free.tryAcquire()) {
      return false;
    }
    threads.execute(
        () -> {
          Runnable afterwards;
          try {
            afterwards = task.get();
          } finally {
            free.release();
          }
          afterwards.run();
        });
    return true;
  }

  /// Runs a task that has bounds of its own.
  void run(Runnable task) {
    threads.execute(task);
  }

  boolean stopping() {
    return stopping;
  }

  /// An exchange began; it lasts until its reply has been written, which takes longer than making
  /// it.
  void begun() {
    exchanges.register();
  }

  /// An exchange ended, one way or the other.
  void ended() {
    exchanges.arriveAndDeregister();
  }

  /// Takes no more tasks and gives the exchanges that run some time to end.
  void stop() {
    stopping = true;
    try {
      exchanges.awaitAdvanceInterruptibly(
          exchanges.arriveAndDeregister(), farewell.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Logger.warn("{} requests did not end in time", exchanges.getRegisteredParties());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
