package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.dispatch.Dispatcher;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Equips each new connection with its handlers.
final class ServerPipeline extends ChannelInitializer<Channel> {
  private final Optional<SslContext> tls;
  private final Dispatcher dispatcher;
  private final Workers workers;
  private final HttpPolicy policy;
  private final ConnectionLimit limit;
  private final ChannelGroup connections;

  ServerPipeline(
      Optional<SslContext> tls,
      Dispatcher dispatcher,
      Workers workers,
      HttpPolicy policy,
      ConnectionLimit limit,
      ChannelGroup connections) {
    this.tls = tls;
    this.dispatcher = dispatcher;
    this.workers = workers;
    this.policy = policy;
    this.limit = limit;
    this.connections = connections;
  }

  @Override
  protected void initChannel(Channel channel) {
    connections.add(channel);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(limit);
    tls.ifPresent(
        context -> {
          SslHandler handler = context.newHandler(channel.alloc());
          handler.setHandshakeTimeoutMillis(policy.handshake().toMillis());
          pipeline.addLast(handler);
        });
    equip(pipeline);
  }

  /// The handlers above TLS.
  void equip(ChannelPipeline pipeline) {
    SlowClientGuard guard = new SlowClientGuard(policy);
    pipeline.addLast(
        new WriteTimeoutHandler(policy.receiving().toMillis(), TimeUnit.MILLISECONDS),
        guard,
        new HttpResponseEncoder(),
        // Netty's HttpServerCodec would drop clients that send more than 128 requests ahead.
        new HttpRequestDecoder(
            new HttpDecoderConfig()
                .setMaxInitialLineLength(policy.lineBytes())
                .setMaxHeaderSize(policy.headerBytes())
                .setMaxChunkSize(policy.bodyBytes())),
        new RequestAssembler(policy),
        new ExchangeQueue(dispatcher, workers, policy, guard));
  }
}
