package dev.mortise.sim.phone.companion;

import dev.mortise.sim.phone.companion.wire.Receiver;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The lines of a response as they come. More is asked for when all that came was taken: a fast
/// companion waits, and one that never ends a line is cut off.
final class Lines implements Receiver, AutoCloseable {

  /// Longer than the line of any event: a frame of 64 KiB in base64url takes 87,000.
  private static final int LINE_BYTES_MAX = 128 * 1024;

  /// Holds what one delivery of the client brought, and no more.
  private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>();

  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;

  /// A line, or what is said about the lines.
  sealed interface Line {

    /// Without its line break.
    record Text(String text) implements Line {}

    /// Everything that came was taken.
    record Emptied() implements Line {}

    /// Nothing comes after it.
    record End() implements Line {}
  }

  @Override
  public void opened(int code) {
    status.complete(code);
  }

  /// HTTP's status code, once it came.
  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> delivered) {
    boolean anyLine = false;
    for (ByteBuffer bytes : delivered) {
      while (bytes.hasRemaining()) {
        anyLine |= take(bytes.get());
      }
    }
    if (begun.size() > LINE_BYTES_MAX) {
      close();
    } else if (anyLine) {
      var _ = waiting.offer(new Line.Emptied());
    } else {
      requestMore();
    }
  }

  /// Takes a byte; whether it ended a line.
  private boolean take(byte next) {
    if (next != '\n') {
      begun.write(next);
      return false;
    }
    String text = begun.toString(StandardCharsets.UTF_8);
    begun.reset();
    return waiting.offer(
        new Line.Text(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
  }

  private void requestMore() {
    Flow.Subscription held = subscription;
    if (held != null) {
      held.request(1);
    }
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

  /// The next line, or the end; empty if neither came in time.
  Optional<Line> next(Duration patience) {
    try {
      while (true) {
        Line line = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!(line instanceof Line.Emptied)) {
          return Optional.ofNullable(line);
        }
        requestMore();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Line.End());
    }
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription held = subscription;
    if (held != null) {
      held.cancel();
    }
    end();
  }
}
