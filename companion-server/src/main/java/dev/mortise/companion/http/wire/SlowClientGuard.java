package dev.mortise.companion.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes connections whose client takes too long: a request must be whole within a time that does
/// not begin anew with each byte, and between requests a connection may lie still only so long.
/// While a request is answered the client may wait as long as it likes.
final class SlowClientGuard extends ChannelInboundHandlerAdapter {
  private final Duration sending;
  private final Duration idle;
  private @Nullable ScheduledFuture<?> deadline;
  private boolean receiving;
  private boolean answering;

  SlowClientGuard(HttpPolicy policy) {
    this.sending = policy.sending();
    this.idle = policy.idle();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws Exception {
    closeAfter(ctx, idle);
    super.channelActive(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
    if (!receiving) {
      receiving = true;
      if (!answering) {
        closeAfter(ctx, sending);
      }
    }
    super.channelRead(ctx, bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    cancel();
    super.channelInactive(ctx);
  }

  /// A request is whole and is being answered. Bytes that came with it may belong to the next.
  void answering() {
    answering = true;
    receiving = false;
    cancel();
  }

  /// All requests so far are answered.
  void answered(ChannelHandlerContext ctx) {
    answering = false;
    closeAfter(ctx, receiving ? sending : idle);
  }

  private void closeAfter(ChannelHandlerContext ctx, Duration time) {
    cancel();
    deadline = ctx.executor().schedule(() -> closeNow(ctx), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void closeNow(ChannelHandlerContext ctx) {
    var _ = ctx.close();
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
