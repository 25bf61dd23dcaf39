package dev.mortise.sim.link.near.wire;

import dev.mortise.protocol.Octets;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Answers requests one at a time, in the order in which they came; a few more may wait their turn.
public final class Answering extends SimpleChannelInboundHandler<Octets> {

  private final Function<Octets, CompletionStage<Octets>> requests;
  private final ExchangeBounds bounds;
  private final Queue<Octets> waiting = new ArrayDeque<>();
  private @Nullable Future<?> alarm;

  /// @param requests what answers a request; called on the connection's thread, may finish on any
  public Answering(Function<Octets, CompletionStage<Octets>> requests, ExchangeBounds bounds) {
    this.requests = requests;
    this.bounds = bounds;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Octets request) {
    if (alarm == null) {
      answer(context, request);
    } else if (waiting.size() + 1 < bounds.requestsAheadMax()) {
      waiting.add(request);
    } else {
      LinkEnd.TOO_MANY_REQUESTS.end(context.channel());
    }
  }

  private void answer(ChannelHandlerContext context, Octets request) {
    alarm =
        context
            .executor()
            .schedule(
                () -> LinkEnd.ANSWER_LATE.end(context.channel()),
                bounds.answerWithin().toNanos(),
                TimeUnit.NANOSECONDS);
    var _ =
        requests
            .apply(request)
            .whenComplete(
                (response, failure) -> {
                  if (context.executor().inEventLoop()) {
                    answered(context, response, failure);
                  } else {
                    context.executor().execute(() -> answered(context, response, failure));
                  }
                });
  }

  private void answered(
      ChannelHandlerContext context, @Nullable Octets response, @Nullable Throwable failure) {
    cancel();
    if (LinkEnd.isOver(context.channel())) {
      return;
    }
    if (response == null || response.size() > bounds.messageSizeMax()) {
      Logger.error(failure, "near link request has no answer that can be sent");
      LinkEnd.FAILED.end(context.channel());
      return;
    }
    context.writeAndFlush(response).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    Octets next = waiting.poll();
    if (next != null) {
      answer(context, next);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    waiting.clear();
    context.fireChannelInactive();
  }

  private void cancel() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }
}
