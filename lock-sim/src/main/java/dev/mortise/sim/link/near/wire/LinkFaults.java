package dev.mortise.sim.link.near.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.timeout.WriteTimeoutException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.tinylog.Logger;

/// The end of the pipeline: what no handler took is dropped, what any of them threw ends the
/// connection.
public final class LinkFaults extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LinkEnd end =
        switch (cause) {
          case TooLongFrameException _ -> LinkEnd.OVERSIZED;
          case CorruptedWebSocketFrameException e -> endOf(e.closeStatus());
          case DecoderException _ -> LinkEnd.MALFORMED;
          case IOException _, WriteTimeoutException _ -> LinkEnd.PEER_LEFT;
          default -> {
            Logger.error(cause, "near link failed");
            yield LinkEnd.FAILED;
          }
        };
    end.end(context.channel());
  }

  /// The decoder's own word for a close frame with a broken body would be 1007, which is for text;
  /// RFC 6455 has 1002 for all that breaks the framing.
  private static LinkEnd endOf(WebSocketCloseStatus status) {
    return status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
        ? LinkEnd.OVERSIZED
        : LinkEnd.MALFORMED;
  }
}
