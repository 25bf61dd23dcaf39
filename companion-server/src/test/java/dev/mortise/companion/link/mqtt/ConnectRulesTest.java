package dev.mortise.companion.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.protocol.link.ImageChunk;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectRulesTest {

  /// What a packet has around a piece.
  private static final int AROUND = ImageChunk.FIELDS_BYTES_MAX + 128;

  private static MqttConnectMessage connect(MqttProperties properties) {
    return MqttMessageBuilders.connect()
        .protocolVersion(MqttVersion.MQTT_5)
        .clientId("lock")
        .properties(properties)
        .build();
  }

  private static int pieceOf(int packet) {
    MqttProperties properties = new MqttProperties();
    properties.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, packet));
    return ConnectRules.pieceBytesMax(connect(properties));
  }

  @Test
  @Tag("SEC-19")
  void aLockThatTakesCrumbsAloneGetsNoFirmware() {
    int least = AROUND + LockConnection.PIECE_BYTES_MIN;
    assertEquals(0, pieceOf(1));
    assertEquals(0, pieceOf(AROUND + 1));
    assertEquals(0, pieceOf(least - 1));
    assertEquals(LockConnection.PIECE_BYTES_MIN, pieceOf(least));
  }

  @Test
  void noPieceIsLongerThanTheLongest() {
    assertEquals(ImageChunk.PIECE_BYTES_MAX, pieceOf(-1));
    assertEquals(
        ImageChunk.PIECE_BYTES_MAX, ConnectRules.pieceBytesMax(connect(new MqttProperties())));
  }
}
