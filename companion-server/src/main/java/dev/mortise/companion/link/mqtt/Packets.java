package dev.mortise.companion.link.mqtt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.protocol.link.StreamFrame;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import java.util.Arrays;

/// The MQTT 5 packets the companion sends.
final class Packets {

  /// Room for the longest payload, its topic and properties.
  static final int SIZE_MAX = StreamFrame.MAX_BYTES + 1024;

  private Packets() {}

  static MqttConnAckMessage accept(int keepAliveSeconds) {
    return MqttMessageBuilders.connAck()
        .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
        .sessionPresent(false)
        .properties(
            properties ->
                properties
                    .receiveMaximum(DeviceTopic.MAX_IN_FLIGHT)
                    .maximumQos((byte) MqttQoS.AT_LEAST_ONCE.value())
                    .retainAvailable(false)
                    .maximumPacketSize(SIZE_MAX)
                    .wildcardSubscriptionAvailable(false)
                    .subscriptionIdentifiersAvailable(false)
                    .sharedSubscriptionAvailable(false)
                    .serverKeepAlive(keepAliveSeconds))
        .build();
  }

  static MqttConnAckMessage refuse(MqttConnectReturnCode reason) {
    return MqttMessageBuilders.connAck().returnCode(reason).sessionPresent(false).build();
  }

  /// @param topics how many the lock subscribes to, each with the same quality
  static MqttSubAckMessage subscribed(int packetId, int topics) {
    MqttQoS[] granted = new MqttQoS[topics];
    Arrays.fill(granted, MqttQoS.AT_LEAST_ONCE);
    return MqttMessageBuilders.subAck().packetId(packetId).addGrantedQoses(granted).build();
  }

  static MqttPublishMessage request(LockId lock, int packetId, long correlation, Octets body) {
    MqttProperties properties = new MqttProperties();
    properties.add(
        new StringProperty(MqttProperties.RESPONSE_TOPIC, DeviceTopic.RESPONSE.of(lock)));
    properties.add(
        new BinaryProperty(MqttProperties.CORRELATION_DATA, OpenRequests.bytes(correlation)));
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.REQUEST.of(lock))
        .qos(MqttQoS.AT_LEAST_ONCE)
        .messageId(packetId)
        .properties(properties)
        .payload(Unpooled.wrappedBuffer(body.copy()))
        .build();
  }

  static MqttPublishMessage image(LockId lock, int packetId, Octets chunk) {
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.IMAGE.of(lock))
        .qos(MqttQoS.AT_LEAST_ONCE)
        .messageId(packetId)
        .payload(Unpooled.wrappedBuffer(chunk.copy()))
        .build();
  }

  static MqttMessage acknowledge(int packetId, Acknowledgement told) {
    return MqttMessageBuilders.pubAck().packetId(packetId).reasonCode(told.code()).build();
  }

  static MqttMessage disconnect(MqttReasonCodes.Disconnect reason) {
    return MqttMessageBuilders.disconnect().reasonCode(reason.byteValue()).build();
  }

  static MqttMessage pong() {
    return new MqttMessage(
        new MqttFixedHeader(MqttMessageType.PINGRESP, false, MqttQoS.AT_MOST_ONCE, false, 0));
  }
}
