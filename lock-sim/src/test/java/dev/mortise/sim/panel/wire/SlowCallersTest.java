package dev.mortise.sim.panel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.panel.http.PanelPatience;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When a caller is let go, in turned time.
class SlowCallersTest {

  private static final PanelPatience PATIENCE =
      new PanelPatience(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2));

  private final SlowCallers callers = new SlowCallers(PATIENCE);
  private EmbeddedChannel channel;

  @BeforeEach
  void connect() {
    channel = new EmbeddedChannel();
    channel.freezeTime();
    channel.pipeline().addLast(callers);
  }

  private void pass(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runPendingTasks();
  }

  private void send() {
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'x'}));
  }

  @Test
  @Tag("SEC-19")
  void aRequestThatTricklesIsCutOffHoweverOftenAByteComes() {
    for (int second = 0; second < 15; second++) {
      send();
      assertTrue(channel.isOpen(), "second " + second);
      pass(1);
    }
    assertFalse(channel.isOpen());
  }

  @Test
  @Tag("SEC-19")
  void aConnectionThatLiesStillIsLetGo() {
    pass(59);
    assertTrue(channel.isOpen());
    pass(1);
    assertFalse(channel.isOpen());
  }

  @Test
  void whoeverWaitsForAnAnswerMayWait() {
    send();
    callers.answering();
    pass(3_600);
    assertTrue(channel.isOpen());
    callers.answered();
    pass(59);
    assertTrue(channel.isOpen());
    send();
    pass(14);
    assertTrue(channel.isOpen());
    pass(1);
    assertFalse(channel.isOpen());
  }

  @Test
  void whoeverWasTurnedAwayGoes() {
    send();
    callers.leaving();
    send();
    pass(1);
    send();
    assertTrue(channel.isOpen());
    pass(1);
    assertFalse(channel.isOpen());
  }

  @Test
  @Tag("SEC-19")
  void ofOneWhoWasTurnedAwaySomeBytesAreDroppedAndNotMore() {
    send();
    callers.leaving();
    ByteBuf mebibyte = Unpooled.wrappedBuffer(new byte[1 << 20]);
    channel.inboundMessages().clear();
    assertFalse(channel.writeInbound(mebibyte), "it goes no further");
    assertEquals(0, mebibyte.refCnt());
    assertTrue(channel.isOpen());
    send();
    assertFalse(channel.isOpen());
  }
}
