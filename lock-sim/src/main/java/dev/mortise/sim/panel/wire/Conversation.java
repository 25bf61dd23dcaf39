package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Reply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.tinylog.Logger;

/// The calls of one connection: one is answered before the next is read.
final class Conversation extends SimpleChannelInboundHandler<JudgedCall> {

  private final Switchboard switchboard;
  private final SlowCallers slowCallers;
  private final Executor workers;

  Conversation(Switchboard switchboard, SlowCallers slowCallers, Executor workers) {
    this.switchboard = switchboard;
    this.slowCallers = slowCallers;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, JudgedCall call) {
    slowCallers.answering();
    context.channel().config().setAutoRead(false);
    try {
      workers.execute(() -> answer(context, call));
    } catch (RejectedExecutionException e) {
      var _ = context.close();
    }
  }

  /// On a virtual thread. Whatever fails there ends the connection: nothing more is read from it
  /// before its answer, so it would stay for good, and hold a place.
  private void answer(ChannelHandlerContext context, JudgedCall call) {
    try {
      reply(context, call);
    } catch (RuntimeException | Error e) {
      Logger.error(e, "a call was not answered call={}", call.call().path());
      var _ = context.close();
    }
  }

  private void reply(ChannelHandlerContext context, JudgedCall call) {
    boolean silent = call.call().method().equals("HEAD");
    Reply reply = switchboard.answer(call);
    if (reply instanceof Reply.Events events) {
      stream(context, events, silent);
      return;
    }
    Replies.write(context, reply, silent, call.keepAlive())
        .addListener(
            written -> {
              if (written.isSuccess() && call.keepAlive()) {
                slowCallers.answered();
                context.channel().config().setAutoRead(true);
              } else {
                var _ = context.close();
              }
            });
  }

  private static void stream(ChannelHandlerContext context, Reply.Events events, boolean silent) {
    var _ = context.writeAndFlush(Replies.streamHead());
    if (silent) {
      var _ = context.close();
    } else {
      new EventWriter(context, events).run();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Logger.debug("a connection to the panel failed cause={}", cause.toString());
    var _ = context.close();
  }
}
