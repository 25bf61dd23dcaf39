package dev.mortise.sim.link.near.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Tells the two framings apart by the first byte, and gives its place to the one that it is.
///
/// Over TCP a connection begins with the length of a Noise message, whose first byte is zero since
/// the message has 48 bytes; over WebSocket it begins with `GET`.
public final class FirstBytes extends ByteToMessageDecoder {

  private final int messageSizeMax;

  /// @param messageSizeMax the longest Noise message, in bytes
  public FirstBytes(int messageSizeMax) {
    this.messageSizeMax = messageSizeMax;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    switch (in.getByte(in.readerIndex())) {
      case 0 -> {
        LengthFraming.addAfter(context, messageSizeMax);
        context.pipeline().remove(this);
      }
      case 'G' -> {
        WebSocketUpgrade.addAfter(context, messageSizeMax);
        context.pipeline().remove(this);
      }
      default -> {
        in.skipBytes(in.readableBytes());
        LinkEnd.MALFORMED.end(context.channel());
      }
    }
  }
}
