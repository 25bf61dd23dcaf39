package dev.mortise.sim.phone.companion.wire;

import dev.mortise.sim.link.HostNames;
import dev.mortise.sim.link.LinkThreads;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Opens connections: TCP, TLS where the origin says so, HTTP/1.1, and whatever listens behind.
final class Connector implements AutoCloseable {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /// Far more than the companion's, whose heads have a dozen short fields.
  private static final int HEAD_BYTES_MAX = 16 * 1024;

  private static final int CHUNK_BYTES_MAX = 8 * 1024;

  private final LinkThreads threads;
  private final Optional<TrustManagerFactory> trust;
  private final ChannelGroup open = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
  private @Nullable SslContext tls;

  /// @param trust whose word counts; empty for the Java runtime's authorities
  Connector(LinkThreads threads, Optional<TrustManagerFactory> trust) {
    this.threads = threads;
    this.trust = trust;
  }

  /// The thread for a new connection.
  EventLoop loop() {
    return threads.loops().next();
  }

  /// Opens a connection.
  ///
  /// @param end hears of its ends, and of the TLS handshake if there is one
  ChannelFuture connect(Origin origin, EventLoop loop, ChannelHandler end) throws SSLException {
    Optional<SslContext> secured = origin.secure() ? Optional.of(tls()) : Optional.empty();
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .resolver(HostNames.SYSTEM)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_WITHIN.toMillis())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                open.add(channel);
                ChannelPipeline pipeline = channel.pipeline();
                secured.ifPresent(context -> pipeline.addLast(handler(context, channel, origin)));
                pipeline.addLast(codec()).addLast(end);
              }
            })
        .connect(origin.unresolved());
  }

  private static SslHandler handler(SslContext context, Channel channel, Origin origin) {
    SslHandler handler = context.newHandler(channel.alloc(), origin.host(), origin.port());
    handler.setHandshakeTimeoutMillis(CONNECT_WITHIN.toMillis());
    return handler;
  }

  private static HttpClientCodec codec() {
    return new HttpClientCodec(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(HEAD_BYTES_MAX)
            .setMaxHeaderSize(HEAD_BYTES_MAX)
            .setMaxChunkSize(CHUNK_BYTES_MAX),
        false,
        false);
  }

  /// The JDK's TLS, which checks that the certificate is for the host (RFC 9110 section 4.3.4).
  private synchronized SslContext tls() throws SSLException {
    if (tls == null) {
      tls =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .endpointIdentificationAlgorithm("HTTPS")
              .trustManager(trust.orElse(null))
              .build();
    }
    return tls;
  }

  /// Ends every connection, and each one that is opened later.
  @Override
  public void close() {
    var _ = open.close();
  }
}
