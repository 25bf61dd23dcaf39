package dev.mortise.companion.http.transport;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The event loops that all listeners of a companion share: epoll where the machine has it, NIO
/// elsewhere.
public final class Transport implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final boolean epoll;
  private final MultiThreadIoEventLoopGroup loops;

  private Transport(boolean epoll, int threads) {
    this.epoll = epoll;
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.loops = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("io", true), io);
  }

  /// The best that this machine has, with one loop for each processor.
  public static Transport best() {
    return new Transport(Epoll.isAvailable(), Runtime.getRuntime().availableProcessors());
  }

  /// What every machine has, with one loop.
  public static Transport nio() {
    return new Transport(false, 1);
  }

  /// The loops.
  public MultiThreadIoEventLoopGroup loops() {
    return loops;
  }

  /// The kind of listening socket that fits the loops.
  public Class<? extends ServerChannel> serverChannel() {
    return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  /// Ends the loops; whatever still hangs on them is cut off.
  @Override
  public void close() {
    loops
        .shutdownGracefully(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
