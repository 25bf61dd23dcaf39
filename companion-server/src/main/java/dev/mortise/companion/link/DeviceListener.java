package dev.mortise.companion.link;

import dev.mortise.companion.link.mqtt.StandingLinks;
import dev.mortise.protocol.certificate.LockCertificate;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.tinylog.Logger;

/// The listener that locks connect to.
///
/// It uses epoll and BoringSSL where they are available: handshakes cost a third of the JDK's,
/// which decides how long a reconnect of many locks takes.
public final class DeviceListener implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final int CLOSE_SECONDS_MAX = 5;

  /// The key's store never leaves memory, so this is the kind that derives nothing from a password.
  private static final String KEY_STORE = "JKS";

  private final EventLoopGroup loops;
  private final Channel listener;

  private DeviceListener(EventLoopGroup loops, Channel listener) {
    this.loops = loops;
    this.listener = listener;
  }

  /// Begins to listen, with the usual bounds.
  ///
  /// @param address where; port 0 takes a free one, see [#address()]
  /// @throws BindException if the address cannot be had
  public static DeviceListener start(
      InetSocketAddress address, ListenerIdentity identity, LockGate gate) throws BindException {
    return start(address, identity, gate, DeviceLinkPolicy.STANDARD);
  }

  /// Begins to listen.
  ///
  /// @param address where; port 0 takes a free one, see [#address()]
  /// @throws BindException if the address cannot be had
  public static DeviceListener start(
      InetSocketAddress address, ListenerIdentity identity, LockGate gate, DeviceLinkPolicy policy)
      throws BindException {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    Class<? extends ServerChannel> kind =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(),
            new DefaultThreadFactory("device-link", true),
            io);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(kind)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Handshake(tls(identity), gate, policy))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      end(loops);
      BindException refusal =
          new BindException(
              "port %d of %s cannot be had"
                  .formatted(address.getPort(), address.getAddress().getHostAddress()));
      refusal.initCause(bound.cause());
      throw refusal;
    }
    return new DeviceListener(loops, bound.channel());
  }

  /// Begins to load what TLS and sockets need, beside whatever the caller does next.
  public static void load() {
    // Two threads must not be the first to log, both at once.
    var _ = InternalLoggerFactory.getInstance(DeviceListener.class);
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("tls-loading")
            .start(
                () -> {
                  boolean sockets = Epoll.isAvailable();
                  boolean tls = OpenSsl.isAvailable();
                  Logger.debug("native sockets={} tls={}", sockets, tls);
                });
  }

  private static SslContext tls(ListenerIdentity identity) {
    try {
      return SslContextBuilder.forServer(
              identity.key(), identity.chain().toArray(X509Certificate[]::new))
          .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
          .protocols("TLSv1.3")
          .clientAuth(ClientAuth.REQUIRE)
          .keyStoreType(KEY_STORE)
          .trustManager(identity.makers().toArray(X509Certificate[]::new))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS 1.3 is not to be had on this JVM", e);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /// Ends every connection and stops listening.
  @Override
  public void close() {
    listener.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    end(loops);
  }

  private static void end(EventLoopGroup loops) {
    loops
        .shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
  }

  /// Puts TLS before a fresh connection, and MQTT behind it once the peer is known to be a lock.
  private static final class Handshake extends ChannelInitializer<Channel> {

    private final SslContext tls;
    private final LockGate gate;
    private final Newcomers newcomers;
    private final StandingLinks links = new StandingLinks();

    Handshake(SslContext tls, LockGate gate, DeviceLinkPolicy policy) {
      this.tls = tls;
      this.gate = gate;
      this.newcomers = new Newcomers(policy);
    }

    @Override
    protected void initChannel(Channel channel) {
      newcomers
          .admit(channel)
          .ifPresentOrElse(
              onAccepted -> shakeHands(channel, onAccepted),
              () -> {
                var _ = channel.close();
              });
    }

    private void shakeHands(Channel channel, Runnable onAccepted) {
      SslHandler handler = tls.newHandler(channel.alloc());
      channel.pipeline().addLast(handler, new Arrival(handler, gate, links, onAccepted));
      SlowReaderGuard.addFirst(channel.pipeline());
      handler
          .handshakeFuture()
          .addListener(
              done -> {
                if (!done.isSuccess()) {
                  Logger.info("peer is no lock of ours cause={}", String.valueOf(done.cause()));
                }
              });
    }
  }

  /// The lock that the peer's verified certificate names.
  static Optional<LockCertificate> peer(SslHandler tls) {
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      return chain[0] instanceof X509Certificate own ? LockCertificate.of(own) : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }
}
