package dev.mortise.sim.phone.companion;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The lines of a response as they come, one asked for at a time: a fast companion waits.
final class Lines implements Flow.Subscriber<String>, AutoCloseable {

  private static final int WAITING_MAX = 2;

  private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;

  /// A line, or the end.
  sealed interface Line {

    /// Without its line break.
    record Text(String text) implements Line {}

    /// Nothing comes after it.
    record End() implements Line {}
  }

  void opened(int code) {
    status.complete(code);
  }

  /// HTTP's status code, once it came.
  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (closed) {
      begun.cancel();
    } else {
      begun.request(1);
    }
  }

  @Override
  public void onNext(String line) {
    var _ = waiting.offer(new Line.Text(line));
  }

  @Override
  public void onError(Throwable failure) {
    status.completeExceptionally(failure);
    end();
  }

  @Override
  public void onComplete() {
    end();
  }

  private void end() {
    var _ = waiting.offer(new Line.End());
  }

  /// The next line; empty if none came in time.
  Optional<Line> next(Duration patience) {
    try {
      Line line = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      Flow.Subscription begun = subscription;
      if (line instanceof Line.Text && begun != null) {
        begun.request(1);
      }
      return Optional.ofNullable(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Line.End());
    }
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription begun = subscription;
    if (begun != null) {
      begun.cancel();
    }
    end();
  }
}
