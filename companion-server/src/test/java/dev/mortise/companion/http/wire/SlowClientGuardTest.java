package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlowClientGuardTest {
  private static final HttpPolicy POLICY = HttpPolicy.DEFAULT;
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final SlowClientGuard guard = new SlowClientGuard(POLICY);
  private final EmbeddedChannel channel = new EmbeddedChannel();

  SlowClientGuardTest() {
    channel.freezeTime();
    channel.pipeline().addLast(guard);
    channel.pipeline().fireChannelActive();
  }

  private void sendByte() {
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  private void answered() {
    ChannelHandlerContext ctx = channel.pipeline().context(guard);
    guard.answered(ctx);
  }

  @Test
  void silentConnectionIsClosedWhenItsTimeIsOver() {
    pass(POLICY.idle().minus(MOMENT));
    assertTrue(channel.isOpen());
    pass(MOMENT);
    assertFalse(channel.isOpen());
  }

  @Test
  @Tag("SEC-19")
  void oneByteASecondBuysNoTime() {
    for (Duration sent = Duration.ZERO;
        sent.compareTo(POLICY.sending()) < 0;
        sent = sent.plusSeconds(1)) {
      assertTrue(channel.isOpen());
      sendByte();
      pass(Duration.ofSeconds(1));
    }
    assertFalse(channel.isOpen());
  }

  @Test
  void answerMayTakeLongerThanClientMay() {
    sendByte();
    guard.answering();
    pass(POLICY.idle().plus(POLICY.sending()));
    assertTrue(channel.isOpen());
  }

  @Test
  void idleTimeBeginsAnewAfterEachAnswer() {
    sendByte();
    guard.answering();
    pass(POLICY.idle());
    answered();
    pass(POLICY.idle().minus(MOMENT));
    assertTrue(channel.isOpen());
    pass(MOMENT);
    assertFalse(channel.isOpen());
  }

  @Test
  void requestBegunDuringAnswerMustComeSoonAfterIt() {
    sendByte();
    guard.answering();
    sendByte();
    answered();
    pass(POLICY.sending());
    assertFalse(channel.isOpen());
  }
}
