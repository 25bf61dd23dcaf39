package dev.mortise.sim.link.near;

import dev.mortise.lock.link.ConnectionId;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.SlowReaderGuard;
import dev.mortise.sim.link.near.wire.Answering;
import dev.mortise.sim.link.near.wire.ExchangeBounds;
import dev.mortise.sim.link.near.wire.FirstBytes;
import dev.mortise.sim.link.near.wire.HandshakeDeadline;
import dev.mortise.sim.link.near.wire.LinkEnd;
import dev.mortise.sim.link.near.wire.LinkFaults;
import dev.mortise.sim.link.near.wire.NoiseHandshake;
import dev.mortise.sim.link.noise.HandshakePattern;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseTransport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The lock's radio port, for phones over TCP and browsers over WebSocket (`/near`) alike.
///
/// All connections of one server live on one thread, so whatever it calls is called one at a time.
public final class NearLinkServer implements AutoCloseable {

  /// The longest Noise message of the near link, in bytes: a full record. Handshake messages are
  /// shorter.
  static final int NOISE_MESSAGE_SIZE_MAX =
      NearLinkPolicy.MESSAGE_SIZE_MAX + NoiseTransport.TAG_SIZE;

  private static final long CLOSE_SECONDS_MAX = 3;

  /// Counted over all servers of this run, since the lock tells connections apart by their number.
  private static final AtomicLong CONNECTIONS_SEEN = new AtomicLong();

  private final EventLoop loop;
  private final ChannelGroup connections;
  private final NearRadio radio;
  private final Channel listening;

  private NearLinkServer(EventLoop loop, InetSocketAddress address, NearRadio radio)
      throws IOException {
    this.loop = loop;
    this.connections = new DefaultChannelGroup(loop);
    this.radio = radio;
    this.listening = listen(address);
  }

  /// Opens the radio port.
  ///
  /// @param address where to listen; port 0 takes any free one
  /// @throws IOException if it cannot listen there; the message says why
  public static NearLinkServer start(
      LinkThreads threads,
      InetSocketAddress address,
      LockKeys keys,
      RadioRange range,
      NearLinkHandler handler,
      NearLinkPolicy policy)
      throws IOException {
    ConnectionSlots slots = new ConnectionSlots(policy, keys::isEnrolled);
    return new NearLinkServer(
        threads.loops().next(), address, new NearRadio(keys, range, handler, policy, slots));
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /// Tells the radio that somebody moved: whoever is out of reach now, it loses.
  public void distanceChanged() {
    loop.execute(
        () ->
            connections.forEach(
                connection ->
                    connection.pipeline().fireUserEventTriggered(NearConnection.Moved.MOVED)));
  }

  /// Ends every connection, as after a reset: the keys they were made with are gone.
  public void disconnectAll() {
    loop.execute(() -> connections.forEach(LinkEnd.STOPPED::end));
  }

  /// Stops listening, ends every connection and waits until all are closed.
  @Override
  public void close() {
    listening.close().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    connections.forEach(LinkEnd.STOPPED::end);
    connections.newCloseFuture().awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
  }

  private Channel listen(InetSocketAddress address) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
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
      throw new IOException(
          "near link cannot listen on %s: %s".formatted(address, bound.cause().getMessage()),
          bound.cause());
    }
    return bound.channel();
  }

  private void connect(Channel channel) {
    connections.add(channel);
    NearLinkPolicy policy = radio.policy();
    NearConnection connection =
        new NearConnection(new ConnectionId(CONNECTIONS_SEEN.incrementAndGet()), channel, radio);
    SlowReaderGuard.addFirst(channel.pipeline());
    channel
        .pipeline()
        .addLast(
            new FirstBytes(NOISE_MESSAGE_SIZE_MAX),
            NoiseHandshake.called(this::handshake),
            new HandshakeDeadline(policy.handshakeWithin()),
            new Answering(connection::request, bounds(policy)),
            connection,
            new LinkFaults());
  }

  private HandshakeState handshake() {
    LockKeys keys = radio.keys();
    return HandshakeState.responder(
        HandshakePattern.XK,
        NearCall.prologue(keys.lock()),
        keys.agreementKeys(),
        keys.ephemeral());
  }

  static ExchangeBounds bounds(NearLinkPolicy policy) {
    return new ExchangeBounds(
        NearLinkPolicy.MESSAGE_SIZE_MAX, policy.requestsAheadMax(), policy.answerWithin());
  }
}
