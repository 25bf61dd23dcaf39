package dev.mortise.companion.http.wire;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The virtual threads on which requests are answered, so many at once and no more.
final class Workers implements AutoCloseable {
  private final int places;
  private final Semaphore free;
  private final Duration farewell;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
  private volatile boolean stopping;

  Workers(HttpPolicy policy) {
    this.places = policy.running();
    this.free = new Semaphore(places);
    this.farewell = policy.farewell();
  }

  /// Runs a task soon, unless too many run already.
  boolean tryRun(Runnable task) {
    if (stopping || !free.tryAcquire()) {
      return false;
    }
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            free.release();
          }
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

  /// Takes no more tasks and gives those that run some time to end.
  void stop() {
    stopping = true;
    try {
      if (free.tryAcquire(places, farewell.toMillis(), TimeUnit.MILLISECONDS)) {
        free.release(places);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
