package dev.mortise.sim.panel.wire;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.panel.http.PanelLimits;
import dev.mortise.sim.panel.http.PanelPatience;
import dev.mortise.sim.panel.http.Route;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Listens for calls, and has each connection's answered one after the other.
public final class HttpListener implements AutoCloseable {

  private static final long CLOSE_SECONDS_MAX = 3;

  private final Switchboard switchboard;
  private final PanelPatience patience;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("panel-", 0).factory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  private HttpListener(
      LinkThreads threads,
      InetSocketAddress address,
      Switchboard switchboard,
      PanelPatience patience)
      throws IOException {
    this.switchboard = switchboard;
    this.patience = patience;
    this.listening = listen(threads, address);
  }

  /// Starts to listen.
  ///
  /// @param address port 0 takes any free one
  /// @throws IOException if it cannot be had; the message says why
  public static HttpListener start(
      LinkThreads threads, InetSocketAddress address, PanelToken token, List<Route> routes)
      throws IOException {
    return start(threads, address, token, routes, PanelPatience.USUAL);
  }

  static HttpListener start(
      LinkThreads threads,
      InetSocketAddress address,
      PanelToken token,
      List<Route> routes,
      PanelPatience patience)
      throws IOException {
    Doorkeeper doorkeeper = new Doorkeeper(token, address.getAddress());
    return new HttpListener(threads, address, new Switchboard(doorkeeper, routes), patience);
  }

  private Channel listen(LinkThreads threads, InetSocketAddress address) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(threads.loops())
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connect(channel);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(bound.cause().getMessage(), bound.cause());
    }
    return bound.channel();
  }

  private void connect(Channel channel) {
    if (connections.size() >= PanelLimits.CONNECTIONS_MAX) {
      var _ = channel.close();
      return;
    }
    connections.add(channel);
    SlowCallers slowCallers = new SlowCallers(patience);
    channel
        .pipeline()
        .addLast(
            new WriteTimeoutHandler(patience.receiving().toMillis(), TimeUnit.MILLISECONDS),
            slowCallers,
            new HttpServerCodec(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(PanelLimits.LINE_BYTES_MAX)
                    .setMaxHeaderSize(PanelLimits.HEADER_BYTES_MAX)),
            new FlowControlHandler(),
            new CallReader(switchboard, slowCallers),
            new Conversation(switchboard, slowCallers, workers));
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /// Stops listening and closes every connection.
  @Override
  public void close() {
    listening.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    connections.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    workers.shutdownNow();
  }
}
