package dev.mortise.sim.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlowReaderGuardTest {

  /// A peer that takes nothing: what is written stays with this end.
  private static final class TakesNothing extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      // The promise stays open, as that of a socket whose window is shut.
    }
  }

  private final EmbeddedChannel channel = EmbeddedChannel.builder().build();

  @Test
  @Tag("SEC-19")
  void nothingIsReadFromAPeerThatTakesNothing() {
    SlowReaderGuard.addFirst(channel.pipeline());

    writable(false);
    assertFalse(channel.config().isAutoRead());
    writable(true);

    assertTrue(channel.config().isAutoRead());
  }

  @Test
  @Tag("SEC-19")
  void aPeerThatNeverTakesWhatIsWrittenLosesTheConnection() {
    channel.freezeTime();
    SlowReaderGuard.addFirst(channel.pipeline());
    channel.pipeline().addFirst(new TakesNothing());
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);

    turnSeconds(SlowReaderGuard.WRITE_SECONDS_MAX - 1);
    assertTrue(channel.isOpen());
    turnSeconds(1);

    assertFalse(channel.isOpen());
  }

  private void writable(boolean writable) {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    channel.runPendingTasks();
  }

  private void turnSeconds(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }
}
