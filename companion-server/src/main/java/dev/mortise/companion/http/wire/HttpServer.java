package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.dispatch.Dispatcher;
import dev.mortise.companion.http.transport.ServerTls;
import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.companion.http.transport.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.Serial;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The HTTP server on its listeners.
public final class HttpServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  // One read of a connection, and so what it can make the server decode at a time.
  private static final int READ_MIN = 512;
  private static final int READ_START = 2_048;
  private static final int READ_MAX = 16_384;

  private final Transport transport;
  private final Dispatcher dispatcher;
  private final HttpPolicy policy;
  private final Function<TlsIdentity, SslContext> tls;
  private final Workers workers;
  private final ConnectionLimit limit;
  private final List<Channel> listening = new ArrayList<>();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  private HttpServer(
      Transport transport,
      Dispatcher dispatcher,
      HttpPolicy policy,
      Function<TlsIdentity, SslContext> tls) {
    this.tls = tls;
    this.transport = transport;
    this.dispatcher = dispatcher;
    this.policy = policy;
    this.workers = new Workers(policy);
    this.limit = new ConnectionLimit(policy);
  }

  /// An address to listen at cannot be had. The message names it.
  public static final class AddressTaken extends BindException {

    @Serial private static final long serialVersionUID = 1;

    private final boolean secure;

    private AddressTaken(Listener listener) {
      super(
          "port %d of %s cannot be had"
              .formatted(
                  listener.address().getPort(), listener.address().getAddress().getHostAddress()));
      this.secure = listener.identity().isPresent();
    }

    /// Whether it was wanted for TLS.
    public boolean secure() {
      return secure;
    }
  }

  /// Starts listening.
  ///
  /// @throws AddressTaken if an address cannot be had; then none is kept
  public static HttpServer start(
      List<Listener> listeners, Transport transport, Dispatcher dispatcher, HttpPolicy policy)
      throws AddressTaken {
    return start(listeners, transport, dispatcher, policy, ServerTls::context);
  }

  /// Starts listening, with TLS of the caller's choice.
  static HttpServer start(
      List<Listener> listeners,
      Transport transport,
      Dispatcher dispatcher,
      HttpPolicy policy,
      Function<TlsIdentity, SslContext> tls)
      throws AddressTaken {
    HttpServer server = new HttpServer(transport, dispatcher, policy, tls);
    try {
      for (Listener listener : listeners) {
        server.listen(listener);
      }
    } catch (AddressTaken | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void listen(Listener listener) throws AddressTaken {
    ServerPipeline pipeline =
        new ServerPipeline(
            listener.identity().map(tls), dispatcher, workers, policy, limit, connections);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(transport.loops())
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(READ_MIN, READ_START, READ_MAX))
            .childHandler(pipeline)
            .bind(listener.address())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      AddressTaken refusal = new AddressTaken(listener);
      refusal.initCause(bound.cause());
      throw refusal;
    }
    listening.add(bound.channel());
  }

  /// Where the server listens, in the order of the listeners.
  public List<InetSocketAddress> addresses() {
    return listening.stream().map(c -> (InetSocketAddress) c.localAddress()).toList();
  }

  /// Stops listening, lets running requests end for a while, then closes all connections.
  @Override
  public void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    workers.stop();
    connections.close().awaitUninterruptibly();
    workers.close();
  }
}
