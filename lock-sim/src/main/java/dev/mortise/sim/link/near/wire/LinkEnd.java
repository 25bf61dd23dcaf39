package dev.mortise.sim.link.near.wire;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.AttributeKey;
import java.util.Optional;

/// Why a near link came to its end, and the WebSocket close code (RFC 6455 section 7.4) that says
/// so.
public enum LinkEnd {
  /// The other end said goodbye or is gone.
  PEER_LEFT(1000),
  /// This end stops.
  STOPPED(1001),
  /// Bytes that are neither of the two framings, or break theirs.
  MALFORMED(1002),
  /// A WebSocket message of text: Noise messages are binary.
  NOT_BINARY(1003),
  /// A message longer than any of the near link's.
  OVERSIZED(1009),
  /// The handshake was not over in time.
  HANDSHAKE_LATE(1008),
  /// A handshake message that is broken, or meant for another lock.
  HANDSHAKE_BROKEN(1008),
  /// A record that is not the next one which the peer sealed.
  RECORD_BROKEN(1008),
  /// More requests sent ahead than are kept.
  TOO_MANY_REQUESTS(1008),
  /// An unknown peer that asked nothing for too long.
  IDLE(1008),
  /// No answer in time.
  ANSWER_LATE(1011),
  /// A fault of this end.
  FAILED(1011),
  /// Every connection the lock has is taken.
  NO_ROOM(1013),
  /// An enrolled peer needed the place.
  DISPLACED(1013),
  /// The peer is too far away. A radio that loses its peer says nothing, so there is no code.
  OUT_OF_RANGE(0);

  private static final AttributeKey<LinkEnd> KEY = AttributeKey.valueOf(LinkEnd.class, "end");

  /// Zero for none.
  private final int code;

  LinkEnd(int code) {
    this.code = code;
  }

  /// Ends this connection for this reason, unless it is ending already.
  public void end(Channel channel) {
    if (channel.attr(KEY).setIfAbsent(this) == null) {
      close(channel);
    }
  }

  /// Ends this connection for this reason, and at once: the peer's goodbye is not waited for.
  public void drop(Channel channel) {
    end(channel);
    close(channel);
  }

  /// Why this connection ended or is ending.
  public static Optional<LinkEnd> of(Channel channel) {
    return Optional.ofNullable(channel.attr(KEY).get());
  }

  /// Whether this connection is past its end, and what still arrives is to be dropped.
  static boolean isOver(Channel channel) {
    return channel.attr(KEY).get() != null;
  }

  private static void close(Channel channel) {
    var _ = channel.close();
  }

  /// What a WebSocket says of it, if anything.
  Optional<WebSocketCloseStatus> status() {
    return code == 0 ? Optional.empty() : Optional.of(WebSocketCloseStatus.valueOf(code));
  }
}
