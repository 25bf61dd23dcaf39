package dev.mortise.sim.link.device;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.sim.link.HostNames;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.SlowReaderGuard;
import dev.mortise.sim.link.device.mqtt.DeviceSession;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A lock's link to its companion, which stands whenever it can.
///
/// It connects, and connects again after a random and growing wait, until [#close()]. Its state is
/// confined to one event loop; every method may be called from any thread.
public final class DeviceLink implements AutoCloseable {

  private static final int CONNECT_MILLIS_MAX = 10_000;

  private final DeviceLinkConfig config;
  private final DeviceLinkHandler handler;
  private final Outbox outbox;
  private final RandomGenerator jitter;
  private final EventLoop loop;
  private final SslContext tls;

  private @Nullable DeviceSession session;
  private @Nullable Channel channel;
  private Optional<StatusHint> lastHint = Optional.empty();

  /// Connections since the last that was of use. A companion that takes a connection and at once
  /// ends it again is no better than one that takes none.
  private int failures;

  private long upSince;
  private boolean closed;

  private DeviceLink(
      DeviceLinkConfig config,
      LinkThreads threads,
      DeviceLinkHandler handler,
      Outbox outbox,
      RandomGenerator jitter) {
    this.config = config;
    this.handler = handler;
    this.outbox = outbox;
    this.jitter = jitter;
    this.loop = threads.loops().next();
    this.tls = DeviceTls.context(config.identity(), handler::wallTime);
  }

  /// Begins to connect and returns at once.
  public static DeviceLink open(
      DeviceLinkConfig config,
      LinkThreads threads,
      DeviceLinkHandler handler,
      Outbox outbox,
      RandomGenerator jitter) {
    DeviceLink link = new DeviceLink(config, threads, handler, outbox, jitter);
    link.loop.execute(link::connect);
    return link;
  }

  /// Events were recorded; call it after they are stored.
  public void eventsWaiting() {
    loop.execute(
        () -> {
          if (session != null) {
            session.eventsWaiting();
          }
        });
  }

  /// Tells the companion what the lock looks like, now and after every reconnect.
  public void report(StatusHint hint) {
    loop.execute(
        () -> {
          lastHint = Optional.of(hint);
          if (session != null) {
            session.report(hint.encode());
          }
        });
  }

  /// Sends a frame of a live view, if there is a connection.
  public void frame(Octets frame) {
    loop.execute(
        () -> {
          if (session != null) {
            session.frame(frame);
          }
        });
  }

  /// Ends the link for good. What is in the outbox stays there.
  @Override
  public void close() {
    loop.submit(
            () -> {
              if (closed) {
                return;
              }
              closed = true;
              if (session != null) {
                session.close();
              } else if (channel != null) {
                var _ = channel.close();
              }
              // A connection that is still ending holds it for itself.
              ReferenceCountUtil.release(tls);
            })
        .awaitUninterruptibly(CONNECT_MILLIS_MAX);
  }

  /// What its connections are secured with, until it is closed.
  SslContext tls() {
    return tls;
  }

  private void connect() {
    if (closed) {
      return;
    }
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
            .option(ChannelOption.TCP_NODELAY, true)
            .resolver(HostNames.SYSTEM)
            .handler(new Pipeline())
            .connect(config.host(), config.port());
    channel = connecting.channel();
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            Logger.debug("companion cannot be reached cause={}", String.valueOf(done.cause()));
            retryLater();
          }
        });
  }

  private void retryLater() {
    channel = null;
    if (closed) {
      return;
    }
    failures++;
    Duration wait = config.backOff().after(failures, jitter);
    var _ = loop.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void up(DeviceSession established) {
    session = established;
    upSince = loop.ticker().nanoTime();
    handler.onLinkChanged(true);
    lastHint.ifPresent(hint -> established.report(hint.encode()));
  }

  private void down() {
    if (session != null) {
      session = null;
      Duration stood = Duration.ofNanos(loop.ticker().nanoTime() - upSince);
      if (stood.compareTo(config.backOff().proven()) >= 0) {
        failures = 0;
      }
      handler.onLinkChanged(false);
    }
    retryLater();
  }

  private final class Pipeline extends ChannelInitializer<Channel> {

    @Override
    protected void initChannel(Channel fresh) {
      SlowReaderGuard.addFirst(fresh.pipeline());
      fresh.pipeline().addLast(tls.newHandler(fresh.alloc(), config.host(), config.port()));
      new DeviceSession(config, handler, outbox, new Standing()).join(fresh.pipeline());
    }
  }

  private final class Standing implements DeviceSession.Listener {

    @Override
    public void up(DeviceSession established) {
      DeviceLink.this.up(established);
    }

    @Override
    public void proven() {
      failures = 0;
    }

    @Override
    public void down() {
      DeviceLink.this.down();
    }
  }
}
