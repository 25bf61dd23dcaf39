package dev.mortise.sim.link.device.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In the connection's own time, which the test turns.
class KeepAliveTest {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Duration ROUND_TRIP = Duration.ofMillis(20);

  private EmbeddedChannel channel;

  @BeforeEach
  void connect() {
    channel = EmbeddedChannel.builder().build();
    channel.freezeTime();
    channel.pipeline().addLast(new KeepAlive(KEEP_ALIVE));
  }

  @Test
  void anIdleLinkStandsAsLongAsTheCompanionAnswers() {
    for (int ping = 0; ping < 100; ping++) {
      turn(KEEP_ALIVE);
      assertPing();
      turn(ROUND_TRIP);
      channel.writeInbound(packet(MqttMessageType.PINGRESP));
      channel.checkException();
    }
    assertNull(channel.readInbound(), "the answers are nobody else's concern");
  }

  @Test
  void aCompanionThatDoesNotAnswerIsGivenUp() {
    turn(KEEP_ALIVE);
    assertPing();

    turn(KEEP_ALIVE.dividedBy(2).minusNanos(1));
    channel.checkException();
    turn(Duration.ofNanos(1));

    assertThrows(ReadTimeoutException.class, channel::checkException);
  }

  @Test
  void whoSpeaksNeedNotAsk() {
    for (int second = 0; second < 100; second++) {
      turn(Duration.ofSeconds(1));
      channel.writeOutbound("a word");
      channel.readOutbound();
    }

    assertNull(channel.readOutbound());
  }

  @Test
  void whatTheCompanionSaysBesidesIsNoAnswer() {
    turn(KEEP_ALIVE);
    assertPing();
    channel.writeInbound(packet(MqttMessageType.PUBLISH));

    turn(KEEP_ALIVE.dividedBy(2));

    assertThrows(ReadTimeoutException.class, channel::checkException);
  }

  private void turn(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  private void assertPing() {
    MqttMessage sent = channel.readOutbound();
    assertEquals(MqttMessageType.PINGREQ, sent.fixedHeader().messageType());
    assertNull(channel.readOutbound());
  }

  private static MqttMessage packet(MqttMessageType type) {
    return new MqttMessage(new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0));
  }
}
