package dev.mortise.sim.link;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The few threads on which any number of links do their input and output.
///
/// What a link calls back runs on one of them, so it must not block. They are daemons: a program
/// that ends without closing them is not held up.
public final class LinkThreads implements AutoCloseable {

  private static final long CLOSE_SECONDS_MAX = 5;

  private final EventLoopGroup loops;

  private LinkThreads(EventLoopGroup loops) {
    this.loops = loops;
  }

  /// Starts this many threads.
  ///
  /// @throws IllegalArgumentException if there is not at least one
  public static LinkThreads start(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("links need a thread threads=" + threads);
    }
    return new LinkThreads(
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("link", true), NioIoHandler.newFactory()));
  }

  /// The threads as the rooms below this one use them.
  public EventLoopGroup loops() {
    return loops;
  }

  /// Does something now and again after each pause, until what is returned is cancelled.
  ///
  /// @param beat one that does not block, as all that runs here
  public Future<?> every(Duration pause, Runnable beat) {
    return loops.scheduleAtFixedRate(beat, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Ends the threads, and with them every link that is still open.
  @Override
  public void close() {
    loops
        .shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
  }
}
