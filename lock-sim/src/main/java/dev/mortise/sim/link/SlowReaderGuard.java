package dev.mortise.sim.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.TimeUnit;

/// Keeps a peer that does not read from filling this end's memory.
///
/// While more waits to be sent than the connection's high-water mark, nothing is read, so the peer
/// can cause nothing further; and what the peer does not take within a time closes the connection,
/// whatever that still waits to say.
public final class SlowReaderGuard extends ChannelInboundHandlerAdapter {

  /// How long a write may wait for the peer to take it, in seconds.
  static final int WRITE_SECONDS_MAX = 30;

  private SlowReaderGuard() {}

  /// Guards this connection, which has no handlers yet.
  public static void addFirst(ChannelPipeline pipeline) {
    pipeline.addFirst(
        new WriteTimeoutHandler(WRITE_SECONDS_MAX, TimeUnit.SECONDS), new SlowReaderGuard());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    context.channel().config().setAutoRead(context.channel().isWritable());
    super.channelWritabilityChanged(context);
  }
}
