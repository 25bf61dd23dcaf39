package dev.mortise.bench.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What is left of a companion without authority, storage and rules: TLS, bytes in, bytes out.
///
/// It is the floor under the product's figures, not a rival: nothing can carry the same bytes by
/// the same ways for less on the same library.
final class BareEnd {

  private static final int BODY_BYTES_MAX = 65_536;
  private static final int BACKLOG = 1024;

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          0, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());

  private BareEnd() {}

  /// Listens on the loopback.
  ///
  /// @param appPort HTTPS: each exchange goes on to the far end that its path names, and back
  /// @param farPort mutual TLS: where the far ends connect
  /// @param idlePort mutual TLS and MQTT: where locks stay connected
  static void start(BareTls tls, int appPort, int farPort, int idlePort) throws IOException {
    BareEnd end = new BareEnd();
    List<FarEnd> farEnds = new CopyOnWriteArrayList<>();
    end.listen(
        appPort,
        tls.forApps(),
        channel ->
            channel
                .pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(BODY_BYTES_MAX))
                .addLast(new BareExchange(farEnds)));
    end.listen(
        farPort,
        tls.forLocks(),
        channel -> {
          Frames.equip(channel.pipeline());
          channel.pipeline().addLast(new FarEnd(farEnds));
        });
    end.listen(
        idlePort,
        tls.forLocks(),
        channel ->
            channel
                .pipeline()
                .addLast(new MqttDecoder(BODY_BYTES_MAX))
                .addLast(MqttEncoder.INSTANCE)
                .addLast(new BareMqtt()));
  }

  private void listen(int port, SslContext tls, Consumer<Channel> equip) throws IOException {
    Class<? extends ServerChannel> kind =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(kind)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                    equip.accept(channel);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on port " + port, bound.cause());
    }
  }
}
