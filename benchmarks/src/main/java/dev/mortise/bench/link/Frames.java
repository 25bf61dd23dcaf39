package dev.mortise.bench.link;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;

/// Bytes behind their length: the least that a stream needs to carry messages.
final class Frames {

  private static final int BYTES_MAX = 65_536;

  private Frames() {}

  static void equip(ChannelPipeline pipeline) {
    pipeline
        .addLast(new LengthFieldBasedFrameDecoder(BYTES_MAX, 0, Integer.BYTES, 0, Integer.BYTES))
        .addLast(new LengthFieldPrepender(Integer.BYTES));
  }
}
