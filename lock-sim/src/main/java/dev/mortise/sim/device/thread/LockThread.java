package dev.mortise.sim.device.thread;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Does a lock's work, one piece after the other: what happens at the door first, and messages when
/// nothing else waits.
///
/// Whoever floods a lock over its links must not keep the key, the handle or the keypad waiting. So
/// messages give way, and only so many of them may wait; those beyond are rejected. Any thread may
/// hand in work.
public final class LockThread implements AutoCloseable {

  /// How many messages may wait. The links hold back long before: each of three phones has one
  /// request before the lock, the companion as many as MQTT's receive maximum lets it.
  public static final int MESSAGES_WAITING_MAX = 128;

  private static final long CLOSE_SECONDS_MAX = 10;

  private final ExecutorService thread;
  private final Queue<Runnable> causes = new ArrayDeque<>();
  private final Queue<Runnable> messages = new ArrayDeque<>();

  /// Starts the thread.
  ///
  /// @param name what it is called in a thread dump
  public LockThread(String name) {
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /// Takes what happens to the lock, in the order of the calls.
  public Executor causes() {
    return this::cause;
  }

  /// Takes messages, in the order of the calls among themselves.
  public Executor messages() {
    return this::message;
  }

  /// Does some work in one of these orders, and something after it, whether it succeeds or not.
  ///
  /// @return the work's result; it fails if no more is taken
  public static <T> CompletionStage<T> submit(Executor order, Supplier<T> work, Runnable after) {
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return work.get();
            } finally {
              after.run();
            }
          },
          order);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(new IllegalStateException("the lock takes no more", e));
    }
  }

  private synchronized void cause(Runnable work) {
    thread.execute(this::runNext);
    causes.add(work);
  }

  private synchronized void message(Runnable work) {
    if (messages.size() == MESSAGES_WAITING_MAX) {
      throw new RejectedExecutionException("too many messages wait for the lock");
    }
    thread.execute(this::runNext);
    messages.add(work);
  }

  private void runNext() {
    next().run();
  }

  /// There is one for each time that the thread is asked, for both happen under the same lock.
  private synchronized Runnable next() {
    return causes.isEmpty() ? messages.remove() : causes.remove();
  }

  /// Does what was handed in, takes no more, and waits until the thread has ended.
  ///
  /// @throws IllegalStateException if it does not end in time
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the lock's thread does not end thread=" + thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
