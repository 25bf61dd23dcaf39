package dev.mortise.bench.link;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;

/// Says yes to a lock that connects and to each of its pings, and remembers nothing of it.
final class BareMqtt extends SimpleChannelInboundHandler<MqttMessage> {

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
    switch (message.fixedHeader().messageType()) {
      case CONNECT ->
          send(
              ctx,
              MqttMessageBuilders.connAck()
                  .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                  .build());
      case SUBSCRIBE ->
          send(
              ctx,
              MqttMessageBuilders.subAck()
                  .packetId(((MqttSubscribeMessage) message).variableHeader().messageId())
                  .addGrantedQos(MqttQoS.AT_LEAST_ONCE)
                  .build());
      case PINGREQ ->
          send(
              ctx,
              new MqttMessage(
                  new MqttFixedHeader(
                      MqttMessageType.PINGRESP, false, MqttQoS.AT_MOST_ONCE, false, 0)));
      case DISCONNECT -> {
        var _ = ctx.close();
      }
      default -> {
        // Status hints are taken and dropped.
      }
    }
  }

  private static void send(ChannelHandlerContext ctx, MqttMessage packet) {
    ctx.writeAndFlush(packet).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
