package dev.mortise.sim.link.near.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The framing over WebSocket: each Noise message is one binary message.
///
/// It closes by RFC 6455 section 7 rather than by Netty's stock handler, which sends no code for
/// some faults and lets through codes that are none: the reason's code goes out once, then the
/// sending side is shut, and what the peer still sends is dropped until it has closed too or a
/// second has passed. Without that, unread bytes would make the kernel reset the connection and the
/// peer would miss the code.
final class WebSocketFraming extends ChannelDuplexHandler {

  private static final long LINGER_SECONDS = 1;
  private static final int CODE_MAX = 4_999;

  /// What Netty calls the code of a close frame without one.
  private static final int NO_CODE = -1;

  private boolean closing;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing) {
      if (message instanceof CloseWebSocketFrame) {
        var _ = context.close();
      }
      ReferenceCountUtil.release(message);
      return;
    }
    switch (message) {
      case BinaryWebSocketFrame frame -> context.fireChannelRead(frame.content());
      case PingWebSocketFrame ping -> {
        var _ = context.writeAndFlush(new PongWebSocketFrame(ping.content()));
      }
      case CloseWebSocketFrame frame -> goodbye(context, frame);
      case PongWebSocketFrame pong -> pong.release();
      default -> {
        ReferenceCountUtil.release(message);
        LinkEnd.NOT_BINARY.end(context.channel());
      }
    }
  }

  /// Returns the peer's own code, or says that it is none, and closes: the peer sends nothing more.
  private void goodbye(ChannelHandlerContext context, CloseWebSocketFrame frame) {
    closing = true;
    int code = frame.statusCode();
    frame.release();
    boolean proper = code == NO_CODE || isProper(code);
    int reply = proper ? code : WebSocketCloseStatus.PROTOCOL_ERROR.code();
    var _ =
        context.writeAndFlush(
            reply == NO_CODE ? new CloseWebSocketFrame() : new CloseWebSocketFrame(reply, ""));
    (proper ? LinkEnd.PEER_LEFT : LinkEnd.MALFORMED).end(context.channel());
  }

  /// Whether a close frame may carry this code (RFC 6455 section 7.4).
  private static boolean isProper(int code) {
    return code <= CODE_MAX && WebSocketCloseStatus.isValidStatusCode(code);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (closing) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
    } else if (message instanceof ByteBuf bytes) {
      var _ = context.write(new BinaryWebSocketFrame(bytes), promise);
    } else {
      var _ = context.write(message, promise);
    }
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    Channel channel = context.channel();
    Optional<WebSocketCloseStatus> status = LinkEnd.of(channel).flatMap(LinkEnd::status);
    if (closing || status.isEmpty() || !channel.isActive()) {
      closeNow(context, promise);
      return;
    }
    closing = true;
    context
        .writeAndFlush(new CloseWebSocketFrame(status.get(), ""))
        .addListener(_ -> linger(context, promise));
  }

  private static void linger(ChannelHandlerContext context, ChannelPromise promise) {
    if (context.channel() instanceof DuplexChannel socket) {
      var _ = socket.shutdownOutput();
      var _ =
          context
              .executor()
              .schedule(() -> closeNow(context, promise), LINGER_SECONDS, TimeUnit.SECONDS);
    } else {
      closeNow(context, promise);
    }
  }

  private static void closeNow(ChannelHandlerContext context, ChannelPromise promise) {
    var _ = context.close(promise);
  }
}
