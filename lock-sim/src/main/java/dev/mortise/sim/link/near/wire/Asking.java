package dev.mortise.sim.link.near.wire;

import dev.mortise.protocol.Octets;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sends requests and gives each the response that comes back in its turn.
///
/// Since responses are told apart by their order alone, a response that is late ends the
/// connection; so does one that nobody asked for.
public final class Asking extends SimpleChannelInboundHandler<Octets> {

  private record Asked(CompletableFuture<Octets> answer, Future<?> alarm) {}

  private final ExchangeBounds bounds;
  private final Function<LinkEnd, Exception> failures;
  private final CompletableFuture<Optional<LinkEnd>> secured = new CompletableFuture<>();
  private final Queue<Asked> outstanding = new ArrayDeque<>();
  private @Nullable ChannelHandlerContext context;

  /// @param failures what a future fails with when the connection ends for this reason
  public Asking(ExchangeBounds bounds, Function<LinkEnd, Exception> failures) {
    this.bounds = bounds;
    this.failures = failures;
  }

  /// Done when the handshake is, or, with its reason, when the connection ended before.
  public CompletionStage<Optional<LinkEnd>> secured() {
    return secured;
  }

  /// Sends a request. The connection's thread calls it.
  public void ask(Octets request, CompletableFuture<Octets> answer) {
    if (context == null || !context.channel().isActive() || LinkEnd.isOver(context.channel())) {
      answer.completeExceptionally(failures.apply(end()));
    } else if (outstanding.size() == bounds.requestsAheadMax()) {
      answer.completeExceptionally(failures.apply(LinkEnd.TOO_MANY_REQUESTS));
    } else {
      outstanding.add(new Asked(answer, alarm(context)));
      context.writeAndFlush(request).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Octets response) {
    Asked asked = outstanding.poll();
    if (asked == null) {
      LinkEnd.MALFORMED.end(context.channel());
      return;
    }
    asked.alarm().cancel(false);
    asked.answer().complete(response);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof NoiseHandshake.Secured) {
      secured.complete(Optional.empty());
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    secured.complete(Optional.of(end()));
    Exception failure = failures.apply(end());
    for (Asked asked = outstanding.poll(); asked != null; asked = outstanding.poll()) {
      asked.alarm().cancel(false);
      asked.answer().completeExceptionally(failure);
    }
    context.fireChannelInactive();
  }

  private Future<?> alarm(ChannelHandlerContext context) {
    return context
        .executor()
        .schedule(
            () -> LinkEnd.ANSWER_LATE.end(context.channel()),
            bounds.answerWithin().toNanos(),
            TimeUnit.NANOSECONDS);
  }

  private LinkEnd end() {
    return Optional.ofNullable(context)
        .flatMap(link -> LinkEnd.of(link.channel()))
        .orElse(LinkEnd.PEER_LEFT);
  }
}
