package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.concurrent.EventExecutor;
import java.util.Optional;

/// What the companion publishes on one connection: requests, and pieces of firmware. Confined to
/// the connection's event loop.
final class Inbound {

  /// What became of a message.
  enum Taken {
    /// The lock has it.
    TAKEN,

    /// It is of no topic of this lock's, too long, or without its properties.
    NOT_OURS,

    /// There are more at once than the lock has announced to take.
    TOO_MANY
  }

  private final LockId lock;
  private final OpenRequests requests;
  private final ImagePieces pieces;

  Inbound(
      LockId lock,
      DeviceLinkHandler handler,
      EventExecutor loop,
      PacketIds ids,
      OpenRequests.Wire wire) {
    this.lock = lock;
    this.requests = new OpenRequests(handler::onRequest, loop, ids, wire);
    this.pieces = new ImagePieces(handler::onImage, loop, wire);
  }

  Taken take(MqttPublishMessage message) {
    Optional<DeviceTopic> topic =
        DeviceTopic.parse(lock, message.variableHeader().topicName())
            .filter(known -> message.payload().readableBytes() <= known.maxPayload());
    int packetId = message.variableHeader().packetId();
    if (topic.isPresent() && topic.get() == DeviceTopic.REQUEST) {
      return request(packetId, message);
    }
    if (topic.isPresent() && topic.get() == DeviceTopic.IMAGE) {
      return pieces.take(packetId, payload(message)) ? Taken.TAKEN : Taken.TOO_MANY;
    }
    return Taken.NOT_OURS;
  }

  private Taken request(int packetId, MqttPublishMessage message) {
    MqttProperties properties = message.variableHeader().properties();
    if (properties.getProperty(MqttProperties.RESPONSE_TOPIC) instanceof StringProperty to
        && to.value().equals(DeviceTopic.RESPONSE.of(lock))
        && properties.getProperty(MqttProperties.CORRELATION_DATA)
            instanceof BinaryProperty correlation) {
      Octets data = Octets.adopt(correlation.value());
      return requests.take(packetId, data, payload(message)) ? Taken.TAKEN : Taken.TOO_MANY;
    }
    return Taken.NOT_OURS;
  }

  private static Octets payload(MqttPublishMessage message) {
    return Octets.adopt(ByteBufUtil.getBytes(message.payload()));
  }

  /// The companion acknowledged a packet. Returns whether it was a response.
  boolean acknowledged(int packetId) {
    return requests.acknowledged(packetId);
  }
}
