package dev.mortise.companion.canary;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.near.wire.Answering;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;

/// Puts ears into every connection that opens while a recording runs: at the wire, and where there
/// is a seal, behind it.
///
/// Netty asks for it by itself, once [RecordedSession] has told it to look for such extensions; the
/// product knows nothing of it.
public final class TappedChannels extends ChannelInitializerExtension {

  /// For the service loader.
  public TappedChannels() {}

  @Override
  public void postInitializeClientChannel(Channel channel) {
    tapOnceSetUp(channel);
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    tapOnceSetUp(channel);
  }

  /// The product's own initializer was added before, and so runs before.
  private static void tapOnceSetUp(Channel channel) {
    Recording.running()
        .ifPresent(
            recording ->
                channel
                    .pipeline()
                    .addLast(
                        new ChannelInitializer<Channel>() {
                          @Override
                          protected void initChannel(Channel ready) {
                            Way.of(ready.pipeline()).ifPresent(way -> tap(ready, way, recording));
                          }
                        }));
  }

  private static void tap(Channel channel, Way way, Recording recording) {
    ChannelPipeline pipeline = channel.pipeline();
    recording.opened(way, channel);
    pipeline.addFirst(new Ear(way, false, recording));
    ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (tls != null) {
      pipeline.addAfter(tls.name(), null, new Ear(way, true, recording));
    }
    // Noise takes its place further ahead, once its handshake is over.
    ChannelHandlerContext answering = pipeline.context(Answering.class);
    if (answering != null) {
      pipeline.addBefore(answering.name(), null, new Ear(way, true, recording));
    }
  }

  /// Notes what passes, and passes it on.
  private static final class Ear extends ChannelDuplexHandler {

    private final Way way;
    private final boolean clear;
    private final Recording recording;

    Ear(Way way, boolean clear, Recording recording) {
      this.way = way;
      this.clear = clear;
      this.recording = recording;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      note(context, false, message);
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      note(context, true, message);
      var _ = context.write(message, promise);
    }

    /// Connections are kept apart, so that what one carries stays in one piece.
    private void note(ChannelHandlerContext context, boolean sent, Object message) {
      recording.note(
          way.place(clear, sent) + " #" + context.channel().id().asShortText(), bytes(message));
    }

    private static byte[] bytes(Object message) {
      return switch (message) {
        case ByteBuf buffer -> ByteBufUtil.getBytes(buffer);
        case Octets octets -> octets.copy();
        default -> throw new IllegalStateException("cannot be noted: " + message.getClass());
      };
    }
  }
}
