package dev.mortise.sim.phone.companion;

import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import dev.mortise.sim.phone.companion.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Server-sent events of a companion (HTML standard section 9.2), each with its kind and an object.
/// They end where the connection does.
final class ServerEvents implements AutoCloseable {

  private static final Duration OPEN_WITHIN = Duration.ofSeconds(20);
  private static final String DATA = "data:";
  private static final String KIND = "event:";

  /// Far longer than any event: a frame of 64 KiB in base64url takes 87,000.
  private static final int DATA_MAX = 128 * 1024;

  /// Lines that are looked at before the caller is told that there is a companion, if no event is
  /// among them.
  private static final int LINES_AT_ONCE = 256;

  private final Lines lines;
  private final StringBuilder data = new StringBuilder();
  private String kind = "";

  private ServerEvents(Lines lines) {
    this.lines = lines;
  }

  static ServerEvents open(CompanionHttp http, String path) throws CompanionFailed {
    Lines lines = new Lines();
    try {
      http.client().stream(http.request(path).with("accept", "text/event-stream"), lines);
    } catch (IOException e) {
      throw http.failure(e);
    }
    return new ServerEvents(lines).awaitOpen(http);
  }

  private ServerEvents awaitOpen(CompanionHttp http) throws CompanionFailed {
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
  sealed interface Heard {

    /// An event.
    ///
    /// @param kind its name, or empty
    record Event(String kind, Json json) implements Heard {}

    /// A sign of life and nothing else.
    record StillHere() implements Heard {}

    /// Nothing came for as long as was waited.
    record Silence() implements Heard {}

    /// There are no more.
    record Ended() implements Heard {}
  }

  /// Waits for what comes next.
  ///
  /// @throws CompanionFailed if what came is no event
  Heard next(Duration patience) throws CompanionFailed {
    for (int lineCount = 0; lineCount < LINES_AT_ONCE; lineCount++) {
      Optional<Lines.Line> next = lines.next(patience);
      if (next.isEmpty()) {
        return new Heard.Silence();
      }
      if (!(next.get() instanceof Lines.Line.Text(String line))) {
        return new Heard.Ended();
      }
      Optional<Heard> heard = take(line);
      if (heard.isPresent()) {
        return heard.get();
      }
    }
    return new Heard.StillHere();
  }

  private Optional<Heard> take(String line) throws CompanionFailed {
    if (line.startsWith(":")) {
      return Optional.of(new Heard.StillHere());
    }
    if (line.startsWith(DATA)) {
      if (data.length() + line.length() > DATA_MAX) {
        throw new CompanionFailed(Reason.BROKEN, "the companion sent an event without an end");
      }
      data.append(line.substring(DATA.length()).stripLeading());
      return Optional.empty();
    }
    if (line.startsWith(KIND)) {
      kind = line.substring(KIND.length()).strip();
      return Optional.empty();
    }
    if (!line.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    Heard event = new Heard.Event(kind, Json.parse(data.toString()));
    data.setLength(0);
    kind = "";
    return Optional.of(event);
  }

  @Override
  public void close() {
    lines.close();
  }
}
