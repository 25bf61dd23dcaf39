package dev.mortise.sim.link.near.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;

/// The framing over TCP: each Noise message behind its length, two bytes, most significant first.
public final class LengthFraming {

  private static final int LENGTH_SIZE = 2;

  private LengthFraming() {}

  /// Adds the framing to the end of a pipeline.
  ///
  /// @param messageSizeMax the longest message, in bytes; a longer one is not even buffered
  public static void addLast(ChannelPipeline pipeline, int messageSizeMax) {
    pipeline.addLast(decoder(messageSizeMax), encoder());
  }

  /// Adds the framing right behind a handler.
  static void addAfter(ChannelHandlerContext context, int messageSizeMax) {
    ChannelPipeline pipeline = context.pipeline();
    pipeline.addAfter(context.name(), null, encoder());
    pipeline.addAfter(context.name(), null, decoder(messageSizeMax));
  }

  private static LengthFieldBasedFrameDecoder decoder(int messageSizeMax) {
    return new LengthFieldBasedFrameDecoder(
        LENGTH_SIZE + messageSizeMax, 0, LENGTH_SIZE, 0, LENGTH_SIZE);
  }

  private static LengthFieldPrepender encoder() {
    return new LengthFieldPrepender(LENGTH_SIZE);
  }
}
