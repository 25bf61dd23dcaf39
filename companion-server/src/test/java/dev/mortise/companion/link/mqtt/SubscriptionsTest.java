package dev.mortise.companion.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.link.DeviceTopic;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

  private static final LockId LOCK = new LockId(new UUID(1, 2));

  private final Subscriptions subscriptions = new Subscriptions(LOCK);

  private static MqttSubscribeMessage to(String topic) {
    return MqttMessageBuilders.subscribe()
        .messageId(1)
        .addSubscription(MqttQoS.AT_LEAST_ONCE, topic)
        .build();
  }

  @Test
  void imagesMayComeFirst() {
    assertEquals(Optional.empty(), subscriptions.take(to(DeviceTopic.IMAGE.of(LOCK))));
    assertTrue(subscriptions.images());
    assertFalse(subscriptions.requests());
    assertEquals(Optional.empty(), subscriptions.take(to(DeviceTopic.REQUEST.of(LOCK))));
    assertTrue(subscriptions.requests());
  }

  @Test
  void aTopicOfAnotherKindIsRefusedAlsoLater() {
    assertEquals(Optional.empty(), subscriptions.take(to(DeviceTopic.REQUEST.of(LOCK))));
    assertEquals(
        Optional.of(Disconnect.NOT_AUTHORIZED), subscriptions.take(to(DeviceTopic.EVENT.of(LOCK))));
  }
}
