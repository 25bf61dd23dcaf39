package dev.mortise.sim.phone.companion.wire;

import dev.mortise.sim.link.LinkThreads;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.TrustManagerFactory;

/// A phone's client for companions: it asks, and keeps the connection for what is asked next.
///
/// Each exchange ends within 20 seconds, its answer is bounded, and no redirection is followed.
/// Safe for use by any threads but those of the links, on which connections live. A connection that
/// its companion let go of just when it was used again is replaced once, where that can do no harm;
/// the replacement has 20 seconds of its own.
public final class CompanionClient implements AutoCloseable {

  /// By how much the end of waiting comes behind the end of an exchange's time.
  private static final Duration LONGER = Duration.ofSeconds(5);

  private final Bounds bounds;
  private final Connector connector;
  private final IdleConnections idle;

  /// What a companion can make a phone keep and wait for.
  ///
  /// @param answerWithin from connecting, or from asking over a kept connection, to the whole
  ///   answer
  /// @param idleMax so long a kept connection may lie still
  /// @param contentMax as long as an answer's content may be, in bytes
  /// @param keptMax so many connections are kept for one origin
  record Bounds(Duration answerWithin, Duration idleMax, int contentMax, int keptMax) {

    /// Longer than the companion waits for a lock before it answers; half of what it lets a
    /// connection lie still; longer than any page that is asked for, 500 events of at most 1,024
    /// bytes; and more connections than a phone needs, which does one thing at a time, sometimes
    /// two.
    static final Bounds USUAL =
        new Bounds(Duration.ofSeconds(20), Duration.ofSeconds(30), 2_000_000, 4);
  }

  /// @param threads stay the caller's, and end all connections when they end
  /// @param trust whose word counts for who a companion is; empty for the Java runtime's
  ///   authorities
  public CompanionClient(LinkThreads threads, Optional<TrustManagerFactory> trust) {
    this(threads, trust, Bounds.USUAL);
  }

  CompanionClient(LinkThreads threads, Optional<TrustManagerFactory> trust, Bounds bounds) {
    this.bounds = bounds;
    this.connector = new Connector(threads, trust);
    this.idle = new IdleConnections(bounds.keptMax());
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws javax.net.ssl.SSLException if the companion is not trusted
  /// @throws IOException if there is no answer in time, or none that makes sense
  public Response exchange(Request request) throws IOException, InterruptedException {
    Origin origin = Origin.of(request.target());
    try {
      Optional<Connection> kept = idle.take(origin);
      return kept.isPresent() ? over(kept.get(), origin, request) : anew(origin, request);
    } catch (RejectedExecutionException e) {
      throw new IOException("the threads of the links have ended", e);
    }
  }

  private Response over(Connection kept, Origin origin, Request request)
      throws IOException, InterruptedException {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    kept.ask(request, answer);
    try {
      return await(answer, kept);
    } catch (ConnectionGone e) {
      if (!e.allowsAgain(request)) {
        throw e;
      }
      return anew(origin, request);
    }
  }

  private Response anew(Origin origin, Request request) throws IOException, InterruptedException {
    EventLoop loop = connector.loop();
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Connection connection = new Connection(origin, loop, idle, bounds, request, answer);
    unless(connector.connect(origin, loop, connection), connection::end);
    // The connection keeps the time. This is for threads that end while its host is looked up.
    long longest = bounds.answerWithin().plus(LONGER).toMillis();
    return await(answer.orTimeout(longest, TimeUnit.MILLISECONDS), connection);
  }

  private static void unless(ChannelFuture connected, Consumer<IOException> failed) {
    connected.addListener(
        connecting -> {
          if (!connecting.isSuccess()) {
            failed.accept(WireFaults.of(connecting.cause()));
          }
        });
  }

  private static Response await(CompletableFuture<Response> answer, Connection connection)
      throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      connection.giveUp();
      throw e;
    }
  }

  /// Asks, and has the receiver take what comes, on a connection of its own. It begins by telling
  /// the receiver how to cancel.
  ///
  /// @throws IOException if it cannot even be tried
  public void stream(Request request, Receiver receiver) throws IOException {
    Origin origin = Origin.of(request.target());
    EventLoop loop = connector.loop();
    if (loop.isShuttingDown()) {
      throw new IOException("the threads of the links have ended");
    }
    Streaming streaming = new Streaming(request, receiver, loop, origin.secure());
    receiver.onSubscribe(streaming);
    try {
      unless(connector.connect(origin, loop, streaming), streaming::fail);
    } catch (RejectedExecutionException e) {
      throw new IOException("the threads of the links have ended", e);
    }
  }

  /// Ends every connection.
  @Override
  public void close() {
    connector.close();
  }
}
