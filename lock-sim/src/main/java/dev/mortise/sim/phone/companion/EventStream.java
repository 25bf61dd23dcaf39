package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import dev.mortise.sim.phone.companion.http.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A lock's events as the companion sends them on, in server-sent events (HTML standard section
/// 9.2). It ends where the connection does; whoever wants to go on opens another behind the last
/// event.
public final class EventStream implements AutoCloseable {

  private static final Duration OPEN_WITHIN = Duration.ofSeconds(20);
  private static final String DATA = "data:";

  /// Far longer than any event.
  private static final int DATA_MAX = 64 * 1024;

  /// Lines that are looked at before the caller is told that there is a companion, if no event is
  /// among them.
  private static final int LINES_AT_ONCE = 256;

  private final Lines lines;
  private final StringBuilder data = new StringBuilder();

  private EventStream(Lines lines) {
    this.lines = lines;
  }

  static EventStream open(CompanionHttp http, String path) throws CompanionFailed {
    Lines lines = new Lines();
    CompletableFuture<HttpResponse<Void>> opening =
        http.client()
            .sendAsync(
                http.request(path).header("accept", "text/event-stream").GET().build(),
                info -> {
                  lines.opened(info.statusCode());
                  return BodyHandlers.fromSubscriber(lines).apply(info);
                });
    var _ =
        opening.whenComplete(
            (_, failure) -> {
              if (failure != null) {
                lines.onError(failure);
              }
            });
    return new EventStream(lines).awaitOpen(http);
  }

  private EventStream awaitOpen(CompanionHttp http) throws CompanionFailed {
    try {
      int status = lines.status().get(OPEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      if (status != 200) {
        close();
        throw http.refusal(status, "");
      }
      return this;
    } catch (ExecutionException e) {
      throw http.failure(
          e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause()));
    } catch (TimeoutException e) {
      close();
      throw http.failure(new IOException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw http.failure(new IOException(e));
    }
  }

  /// What came next.
  public sealed interface News {

    /// A signed event, to be verified.
    record Event(Octets message) implements News {}

    /// A sign of life and nothing else.
    record StillHere() implements News {}

    /// Nothing came for as long as was waited.
    record Silence() implements News {}

    /// The stream is over.
    record Ended() implements News {}
  }

  /// Waits for what comes next.
  ///
  /// @throws CompanionFailed if what came is no event
  public News next(Duration patience) throws CompanionFailed {
    for (int lineCount = 0; lineCount < LINES_AT_ONCE; lineCount++) {
      Optional<Lines.Line> next = lines.next(patience);
      if (next.isEmpty()) {
        return new News.Silence();
      }
      if (!(next.get() instanceof Lines.Line.Text(String line))) {
        return new News.Ended();
      }
      Optional<News> news = take(line);
      if (news.isPresent()) {
        return news.get();
      }
    }
    return new News.StillHere();
  }

  private Optional<News> take(String line) throws CompanionFailed {
    if (line.startsWith(":")) {
      return Optional.of(new News.StillHere());
    }
    if (line.startsWith(DATA)) {
      if (data.length() + line.length() > DATA_MAX) {
        throw new CompanionFailed(Reason.BROKEN, "the companion sent an event without an end");
      }
      data.append(line.substring(DATA.length()).stripLeading());
      return Optional.empty();
    }
    if (!line.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    Json event = Json.parse(data.toString());
    data.setLength(0);
    return Optional.of(new News.Event(event.bytes("event")));
  }

  @Override
  public void close() {
    lines.close();
  }
}
