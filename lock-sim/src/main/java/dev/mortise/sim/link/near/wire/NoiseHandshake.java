package dev.mortise.sim.link.near.wire;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseException;
import dev.mortise.sim.link.noise.NoiseTransport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries the messages of one handshake, at either end; then gives its place to a [RecordCodec]
/// and says [Secured]. A near link's handshake messages carry no payload.
public final class NoiseHandshake extends SimpleChannelInboundHandler<ByteBuf> {

  /// The event that a handshake succeeded: from here on records travel.
  ///
  /// @param peer the other end's static key, which it has proved to hold
  public record Secured(AgreementKey peer) {}

  private final boolean speaksFirst;
  private final Supplier<HandshakeState> states;
  private @Nullable HandshakeState state;

  private NoiseHandshake(boolean speaksFirst, Supplier<HandshakeState> states) {
    this.speaksFirst = speaksFirst;
    this.states = states;
  }

  /// The end that calls: it speaks as soon as it is connected.
  public static NoiseHandshake calling(Supplier<HandshakeState> states) {
    return new NoiseHandshake(true, states);
  }

  /// The end that is called: it makes its state when the first message is here, so that who says
  /// nothing costs no keys.
  public static NoiseHandshake called(Supplier<HandshakeState> states) {
    return new NoiseHandshake(false, states);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws NoiseException {
    if (speaksFirst) {
      advance(context, state());
    }
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
    if (LinkEnd.isOver(context.channel())) {
      return;
    }
    try {
      HandshakeState handshake = state();
      Octets payload = handshake.read(Octets.adopt(ByteBufUtil.getBytes(message)));
      if (payload.isEmpty()) {
        advance(context, handshake);
      } else {
        LinkEnd.HANDSHAKE_BROKEN.end(context.channel());
      }
    } catch (NoiseException _) {
      LinkEnd.HANDSHAKE_BROKEN.end(context.channel());
    }
  }

  private static void advance(ChannelHandlerContext context, HandshakeState handshake)
      throws NoiseException {
    if (handshake.isOwnTurn()) {
      context
          .writeAndFlush(Unpooled.wrappedBuffer(handshake.write(Octets.empty()).copy()))
          .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
    if (handshake.isComplete()) {
      NoiseTransport transport = handshake.split();
      context.pipeline().addAfter(context.name(), null, new RecordCodec(transport));
      context.fireUserEventTriggered(new Secured(transport.peer()));
      context.pipeline().remove(context.name());
    }
  }

  private HandshakeState state() {
    if (state == null) {
      state = states.get();
    }
    return state;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (state != null) {
      state.close();
    }
  }
}
