package dev.mortise.companion.link.mqtt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.link.DeviceTopic;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one lock has subscribed to, in one SUBSCRIBE or in several. Used on its event loop alone.
final class Subscriptions {

  /// So many topics are taken of one connection, each as often as it is named: both, and both once
  /// more.
  static final int TOPICS_MAX = 4;

  private final Set<String> allowed;
  private final String images;
  private final Set<String> taken = new HashSet<>();
  private int named;

  Subscriptions(LockId lock) {
    this.images = DeviceTopic.IMAGE.of(lock);
    this.allowed = Set.of(DeviceTopic.REQUEST.of(lock), images);
  }

  /// Takes a SUBSCRIBE, or says why it ends the connection.
  Optional<Disconnect> take(MqttSubscribeMessage subscribe) {
    List<String> topics =
        subscribe.payload().topicSubscriptions().stream()
            .map(MqttTopicSubscription::topicFilter)
            .toList();
    if (!allowed.containsAll(topics)) {
      return Optional.of(Disconnect.NOT_AUTHORIZED);
    }
    named += topics.size();
    if (named > TOPICS_MAX) {
      return Optional.of(Disconnect.QUOTA_EXCEEDED);
    }
    taken.addAll(topics);
    return Optional.empty();
  }

  /// Whether requests can be sent to the lock.
  boolean requests() {
    return taken.size() > (images() ? 1 : 0);
  }

  /// Whether images can.
  boolean images() {
    return taken.contains(images);
  }
}
