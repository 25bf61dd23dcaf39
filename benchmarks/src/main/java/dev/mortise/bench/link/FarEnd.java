package dev.mortise.bench.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A connected far end as the bare end sees it: it answers in the order it was asked.
final class FarEnd extends SimpleChannelInboundHandler<ByteBuf> {

  private final List<FarEnd> all;
  private final Queue<CompletableFuture<Integer>> waiting = new ArrayDeque<>();
  private volatile @Nullable ChannelHandlerContext context;

  FarEnd(List<FarEnd> all) {
    this.all = all;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    all.add(this);
  }

  /// Sends this many bytes and completes with the length of the answer.
  ///
  /// @param answer how many bytes the far end shall answer
  CompletionStage<Integer> ask(int bytes, int answer) {
    CompletableFuture<Integer> answered = new CompletableFuture<>();
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      answered.completeExceptionally(new ClosedChannelException());
      return answered;
    }
    ctx.executor()
        .execute(
            () -> {
              waiting.add(answered);
              ByteBuf frame = ctx.alloc().buffer(bytes).writeInt(answer);
              frame.writeZero(Math.max(0, bytes - Integer.BYTES));
              ctx.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            });
    return answered;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
    waiting.remove().complete(frame.readableBytes());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    all.remove(this);
    waiting.forEach(each -> each.completeExceptionally(new ClosedChannelException()));
  }
}
