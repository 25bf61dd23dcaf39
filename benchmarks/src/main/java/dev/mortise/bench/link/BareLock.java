package dev.mortise.bench.link;

import dev.mortise.sim.link.device.DeviceIdentity;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;

/// The far end of bare exchanges: mutual TLS like a lock, and as many bytes back as it is told.
public final class BareLock implements AutoCloseable {

  private final Channel channel;

  private BareLock(Channel channel) {
    this.channel = channel;
  }

  /// Connects to a bare end on this machine; when this returns, it can be asked.
  ///
  /// @param port the port for far ends
  /// @throws IOException if there is none, or TLS does not come about
  public static BareLock connect(EventLoopGroup loops, DeviceIdentity identity, int port)
      throws IOException {
    SslContext tls = BareTls.asLock(identity);
    var connected =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc(), "localhost", port));
                    Frames.equip(channel.pipeline());
                    channel.pipeline().addLast(new Echo());
                  }
                })
            .connect("localhost", port)
            .awaitUninterruptibly();
    if (!connected.isSuccess()) {
      throw new IOException("no bare end on port " + port, connected.cause());
    }
    var shaken =
        connected
            .channel()
            .pipeline()
            .get(SslHandler.class)
            .handshakeFuture()
            .awaitUninterruptibly();
    if (!shaken.isSuccess()) {
      throw new IOException("the bare end on port " + port + " is not trusted", shaken.cause());
    }
    return new BareLock(connected.channel());
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
  }

  private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
      int bytes = frame.readInt();
      ctx.writeAndFlush(ctx.alloc().buffer(bytes).writeZero(bytes))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }
}
