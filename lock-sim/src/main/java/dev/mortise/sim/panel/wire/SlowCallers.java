package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.PanelPatience;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets go of a caller who takes too long: a request must be whole within a time that no further
/// byte prolongs, and between requests a connection may lie still only so long. While a call is
/// answered its caller may wait as long as it takes.
///
/// Of one who was turned away some bytes are read and dropped, so that the answer is seen: closing
/// at once would take it back from a caller who is still sending.
final class SlowCallers extends ChannelInboundHandlerAdapter {

  /// As much is dropped, in bytes; whoever sends more finds the connection closed.
  private static final long DROPPED_MAX = 1 << 20;

  private final PanelPatience patience;
  private @Nullable ChannelHandlerContext context;
  private @Nullable ScheduledFuture<?> deadline;
  private boolean awaiting = true;
  private boolean leaving;
  private long dropped;

  SlowCallers(PanelPatience patience) {
    this.patience = patience;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    closeAfter(patience.idle());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
    if (leaving) {
      drop(ctx, bytes);
      return;
    }
    if (awaiting) {
      awaiting = false;
      closeAfter(patience.sending());
    }
    super.channelRead(ctx, bytes);
  }

  private void drop(ChannelHandlerContext ctx, Object bytes) {
    dropped += bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    ReferenceCountUtil.release(bytes);
    if (dropped > DROPPED_MAX) {
      closeNow(ctx);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    cancel();
    super.channelInactive(ctx);
  }

  /// A request is whole, and is being answered.
  void answering() {
    awaiting = false;
    cancel();
  }

  /// It was answered; the next may come, or begins with what came along with the last.
  void answered() {
    awaiting = true;
    closeAfter(patience.idle());
  }

  /// The caller was turned away, and is to go.
  void leaving() {
    leaving = true;
    closeAfter(patience.leaving());
  }

  private void closeAfter(Duration time) {
    cancel();
    ChannelHandlerContext here = context;
    if (here != null) {
      deadline =
          here.executor().schedule(() -> closeNow(here), time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void closeNow(ChannelHandlerContext here) {
    var _ = here.close();
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
