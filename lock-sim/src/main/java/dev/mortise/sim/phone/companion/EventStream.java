package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.companion.ServerEvents.Heard;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import java.time.Duration;

/// A lock's events as the companion sends them on. It ends where the connection does; whoever wants
/// to go on opens another behind the last event.
public final class EventStream implements AutoCloseable {

  private final ServerEvents events;

  private EventStream(ServerEvents events) {
    this.events = events;
  }

  static EventStream open(CompanionHttp http, String path) throws CompanionFailed {
    return new EventStream(ServerEvents.open(http, path));
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
    return switch (events.next(patience)) {
      case Heard.Event(_, var json) -> new News.Event(json.bytes("event"));
      case Heard.StillHere() -> new News.StillHere();
      case Heard.Silence() -> new News.Silence();
      case Heard.Ended() -> new News.Ended();
    };
  }

  @Override
  public void close() {
    events.close();
  }
}
