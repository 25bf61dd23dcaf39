package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.sim.phone.companion.ServerEvents.Heard;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import java.time.Duration;

/// The sealed frames of a live view as the companion hands them on.
public final class FrameStream implements AutoCloseable {

  private static final String FRAME = "frame";
  private static final String END = "end";

  private final ServerEvents events;

  private FrameStream(ServerEvents events) {
    this.events = events;
  }

  static FrameStream open(CompanionHttp http, String path) throws CompanionFailed {
    return new FrameStream(ServerEvents.open(http, path));
  }

  /// What came next.
  public sealed interface Next {

    /// A frame, to be opened.
    record Frame(StreamFrame frame) implements Next {}

    /// A sign of life, or something that this phone does not know.
    record StillHere() implements Next {}

    /// Nothing came for as long as was waited.
    record Silence() implements Next {}

    /// There are no more.
    ///
    /// @param why one word of the companion's; empty if the connection broke off
    record Ended(String why) implements Next {}
  }

  /// Waits for what comes next.
  ///
  /// @throws CompanionFailed if what came is no frame
  public Next next(Duration patience) throws CompanionFailed {
    return switch (events.next(patience)) {
      case Heard.Event(String kind, var json) ->
          switch (kind) {
            case FRAME -> new Next.Frame(frame(json.bytes(FRAME)));
            case END -> new Next.Ended(json.text("why"));
            default -> new Next.StillHere();
          };
      case Heard.StillHere() -> new Next.StillHere();
      case Heard.Silence() -> new Next.Silence();
      case Heard.Ended() -> new Next.Ended("");
    };
  }

  private static StreamFrame frame(Octets payload) throws CompanionFailed {
    try {
      return StreamFrame.decode(payload);
    } catch (MalformedCbor e) {
      throw new CompanionFailed(Reason.BROKEN, "what the companion hands on is no frame", e);
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
