package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.dispatch.Dispatcher;
import dev.mortise.companion.http.dispatch.Reply;
import dev.mortise.companion.http.wire.Incoming.Broken;
import dev.mortise.companion.http.wire.Incoming.Whole;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Answers the requests of one connection one at a time and in order, however many the client sends
/// ahead. When too many wait, nothing more is read until they are answered.
final class ExchangeQueue extends SimpleChannelInboundHandler<Incoming> {
  private final Dispatcher dispatcher;
  private final Workers workers;
  private final HttpPolicy policy;
  private final SlowClientGuard guard;
  private final Deque<Incoming> waiting = new ArrayDeque<>();
  private boolean answering;

  ExchangeQueue(Dispatcher dispatcher, Workers workers, HttpPolicy policy, SlowClientGuard guard) {
    this.dispatcher = dispatcher;
    this.workers = workers;
    this.policy = policy;
    this.guard = guard;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Incoming incoming) {
    waiting.add(incoming);
    if (waiting.size() >= policy.pipelined()) {
      ctx.channel().config().setAutoRead(false);
    }
    if (!answering) {
      next(ctx);
    }
  }

  private void next(ChannelHandlerContext ctx) {
    Incoming incoming = waiting.poll();
    if (incoming == null) {
      guard.answered(ctx);
      ctx.channel().config().setAutoRead(true);
      return;
    }
    answering = true;
    workers.begun();
    guard.answering();
    switch (incoming) {
      case Broken(Problem problem) ->
          refuse(problem, reply -> write(ctx, reply, "-", HttpVersion.HTTP_1_1, false));
      case Whole whole -> {
        boolean accepted = workers.tryRun(() -> answer(ctx, whole));
        if (!accepted) {
          refuse(Problem.BUSY, reply -> write(ctx, reply, whole));
        }
      }
    }
  }

  private void refuse(Problem problem, Consumer<Reply> writing) {
    Dispatcher.Answered answered = dispatcher.refusal(problem);
    writing.accept(answered.reply());
    answered.note().write();
  }

  /// Runs on a virtual thread, and so does what it returns.
  private Runnable answer(ChannelHandlerContext ctx, Whole whole) {
    try {
      Dispatcher.Answered answered = dispatcher.answer(whole.request());
      return () -> {
        ctx.executor().execute(() -> write(ctx, answered.reply(), whole));
        answered.note().write();
      };
    } catch (Throwable e) {
      Logger.error(e, "a request could not be answered");
      workers.ended();
      var _ = ctx.close();
      throw e;
    }
  }

  private void write(ChannelHandlerContext ctx, Reply reply, Whole whole) {
    boolean keepAlive = whole.keepAlive() && !workers.stopping();
    write(ctx, reply, whole.request().method(), whole.version(), keepAlive);
  }

  private void write(
      ChannelHandlerContext ctx,
      Reply reply,
      String method,
      HttpVersion version,
      boolean keepAlive) {
    switch (reply) {
      case Reply.Complete complete ->
          ReplyWriter.write(ctx, complete, method, version, keepAlive)
              .addListener(
                  written -> {
                    workers.ended();
                    if (written.isSuccess() && keepAlive) {
                      answering = false;
                      next(ctx);
                    } else {
                      var _ = ctx.close();
                    }
                  });
      case Reply.Streaming streaming -> {
        workers.ended();
        StreamWriter.start(ctx, streaming, method, version, policy, workers);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    waiting.clear();
    super.channelInactive(ctx);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // Strangers break connections all the time; only what is not their doing is worth a line.
    if (!(cause instanceof IOException) && !(cause.getCause() instanceof IOException)) {
      Logger.debug(cause, "a connection failed");
    }
    var _ = ctx.close();
  }
}
