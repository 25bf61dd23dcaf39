package dev.mortise.sim.link.near.wire;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.noise.NoiseException;
import dev.mortise.sim.link.noise.NoiseTransport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import java.util.List;

/// Seals what goes out and opens what comes in, one message a record.
final class RecordCodec extends MessageToMessageCodec<ByteBuf, Octets> {

  private final NoiseTransport transport;

  RecordCodec(NoiseTransport transport) {
    this.transport = transport;
  }

  @Override
  protected void encode(ChannelHandlerContext context, Octets message, List<Object> out)
      throws NoiseException {
    out.add(Unpooled.wrappedBuffer(transport.seal(message).copy()));
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf sealed, List<Object> out) {
    if (LinkEnd.isOver(context.channel())) {
      return;
    }
    try {
      out.add(transport.open(Octets.adopt(ByteBufUtil.getBytes(sealed))));
    } catch (NoiseException _) {
      LinkEnd.RECORD_BROKEN.end(context.channel());
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    transport.close();
  }
}
