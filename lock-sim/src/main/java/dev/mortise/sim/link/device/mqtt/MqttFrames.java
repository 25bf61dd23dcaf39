package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.DeviceTopic;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;

/// The MQTT 5 packets a lock sends.
final class MqttFrames {

  /// Room for the longest payload, its topic and properties.
  static final int PACKET_SIZE_MAX = DeviceTopic.IMAGE.maxPayload() + 1024;

  static final int SUBSCRIPTION_ID = 1;

  private MqttFrames() {}

  /// Asks for a clean start: what is not acknowledged is sent anew from the outbox, and an old
  /// request must not reach the lock late. The will is an empty status: offline.
  static MqttConnectMessage connect(LockId lock, Duration keepAlive) {
    MqttProperties properties = new MqttProperties();
    properties.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, DeviceTopic.MAX_IN_FLIGHT));
    properties.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, PACKET_SIZE_MAX));
    return MqttMessageBuilders.connect()
        .protocolVersion(MqttVersion.MQTT_5)
        .clientId(lock.toString())
        .cleanSession(true)
        .keepAlive((int) keepAlive.toSeconds())
        .properties(properties)
        .willFlag(true)
        .willQoS(MqttQoS.AT_MOST_ONCE)
        .willTopic(DeviceTopic.STATUS.of(lock))
        .willMessage(new byte[0])
        .build();
  }

  static MqttSubscribeMessage subscribe(LockId lock) {
    return MqttMessageBuilders.subscribe()
        .messageId(SUBSCRIPTION_ID)
        .addSubscription(MqttQoS.AT_LEAST_ONCE, DeviceTopic.REQUEST.of(lock))
        .addSubscription(MqttQoS.AT_LEAST_ONCE, DeviceTopic.IMAGE.of(lock))
        .build();
  }

  static MqttPublishMessage event(LockId lock, int packetId, Octets message) {
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.EVENT.of(lock))
        .qos(MqttQoS.AT_LEAST_ONCE)
        .messageId(packetId)
        .payload(Unpooled.wrappedBuffer(message.copy()))
        .build();
  }

  static MqttPublishMessage response(LockId lock, int packetId, Octets correlation, Octets body) {
    MqttProperties properties = new MqttProperties();
    properties.add(new BinaryProperty(MqttProperties.CORRELATION_DATA, correlation.copy()));
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.RESPONSE.of(lock))
        .qos(MqttQoS.AT_LEAST_ONCE)
        .messageId(packetId)
        .properties(properties)
        .payload(Unpooled.wrappedBuffer(body.copy()))
        .build();
  }

  static MqttPublishMessage status(LockId lock, Octets hint) {
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.STATUS.of(lock))
        .qos(MqttQoS.AT_MOST_ONCE)
        .payload(Unpooled.wrappedBuffer(hint.copy()))
        .build();
  }

  static MqttPublishMessage frame(LockId lock, Octets frame) {
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.STREAM.of(lock))
        .qos(MqttQoS.AT_MOST_ONCE)
        .payload(Unpooled.wrappedBuffer(frame.copy()))
        .build();
  }

  static MqttMessage acknowledge(int packetId, Acknowledgement told) {
    return MqttMessageBuilders.pubAck().packetId(packetId).reasonCode(told.code()).build();
  }

  static MqttMessage ping() {
    return bare(MqttMessageType.PINGREQ);
  }

  static MqttMessage disconnect() {
    return bare(MqttMessageType.DISCONNECT);
  }

  static MqttMessage disconnect(Disconnect reason) {
    return MqttMessageBuilders.disconnect().reasonCode(reason.byteValue()).build();
  }

  private static MqttMessage bare(MqttMessageType type) {
    return new MqttMessage(new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0));
  }
}
