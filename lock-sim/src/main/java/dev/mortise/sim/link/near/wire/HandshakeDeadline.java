package dev.mortise.sim.link.near.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a connection that is not [NoiseHandshake.Secured] in time, counted from its first moment:
/// choosing a framing and opening a WebSocket are part of it, and no trickle of bytes prolongs it.
public final class HandshakeDeadline extends ChannelInboundHandlerAdapter {

  private final Duration within;
  private @Nullable Future<?> alarm;

  public HandshakeDeadline(Duration within) {
    this.within = within;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    alarm =
        context
            .executor()
            .schedule(
                () -> LinkEnd.HANDSHAKE_LATE.end(context.channel()),
                within.toNanos(),
                TimeUnit.NANOSECONDS);
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    context.fireUserEventTriggered(event);
    if (event instanceof NoiseHandshake.Secured) {
      context.pipeline().remove(this);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    cancel();
  }

  private void cancel() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }
}
