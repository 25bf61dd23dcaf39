package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.protocol.link.ImageChunk;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttVersion;

/// Which CONNECT a lock may begin with, and the reason code for every other.
final class ConnectRules {

  /// The longest a link may be silent, in seconds.
  static final int KEEP_ALIVE_SECONDS_MAX = 120;

  private static final int RECEIVE_MAXIMUM_UNSAID = 65_535;

  /// The most that a packet with a piece has before its payload, the topic included.
  private static final int PACKET_HEAD_BYTES_MAX = 128;

  private ConnectRules() {}

  /// The answer to a CONNECT on the connection of this lock.
  static MqttConnectReturnCode judge(LockId lock, MqttConnectMessage connect) {
    MqttConnectVariableHeader header = connect.variableHeader();
    if (header.version() != MqttVersion.MQTT_5.protocolLevel()) {
      return MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION;
    }
    if (!connect.payload().clientIdentifier().equals(lock.toString())) {
      return MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID;
    }
    if (header.hasUserName() || header.hasPassword()) {
      return MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD;
    }
    if (header.isWillFlag() && !willIsOwnStatus(lock, connect)) {
      return MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID;
    }
    if (header.isWillRetain()) {
      return MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED;
    }
    return MqttConnectReturnCode.CONNECTION_ACCEPTED;
  }

  private static boolean willIsOwnStatus(LockId lock, MqttConnectMessage connect) {
    return DeviceTopic.STATUS.of(lock).equals(connect.payload().willTopic())
        && connect.payload().willMessageInBytes().length <= DeviceTopic.MAX_PAYLOAD;
  }

  /// How long this link may be silent: what the lock asked for, within bounds. A lock that asked
  /// for no keep-alive gets the longest.
  static int keepAliveSeconds(MqttConnectMessage connect) {
    int asked = connect.variableHeader().keepAliveTimeSeconds();
    return asked == 0 ? KEEP_ALIVE_SECONDS_MAX : Math.min(asked, KEEP_ALIVE_SECONDS_MAX);
  }

  /// How many requests this lock takes before it has acknowledged them (MQTT 5, section 3.1.2.11).
  static int receiveMaximum(MqttConnectMessage connect) {
    return connect.variableHeader().properties().getProperty(MqttProperties.RECEIVE_MAXIMUM)
            instanceof IntegerProperty maximum
        ? maximum.value()
        : RECEIVE_MAXIMUM_UNSAID;
  }

  /// The longest piece of firmware that fits into what this lock takes as a packet (MQTT 5, section
  /// 3.1.2.11), in bytes; one that names no bound takes any that a companion sends, and one with
  /// room for less than the shortest that is worth sending gets none: 0.
  static int pieceBytesMax(MqttConnectMessage connect) {
    long packet =
        connect.variableHeader().properties().getProperty(MqttProperties.MAXIMUM_PACKET_SIZE)
                instanceof IntegerProperty maximum
            ? Integer.toUnsignedLong(maximum.value())
            : Packets.SIZE_MAX;
    long room = packet - ImageChunk.FIELDS_BYTES_MAX - PACKET_HEAD_BYTES_MAX;
    return room < LockConnection.PIECE_BYTES_MIN
        ? 0
        : (int) Math.min(room, ImageChunk.PIECE_BYTES_MAX);
  }
}
