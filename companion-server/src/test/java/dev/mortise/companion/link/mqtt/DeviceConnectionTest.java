package dev.mortise.companion.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockGate;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.secret.SecretBytes;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A lock's connection, packet by packet.
class DeviceConnectionTest {

  private static final LockId LOCK = new LockId(new UUID(0x11, 0x22));
  private static final LockCertificate CERTIFICATE =
      new LockCertificate(
          LOCK,
          SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(new byte[32]))
              .publicKey());
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int RECEIVE_MAXIMUM = 2;

  /// Keeps what comes.
  private static final class Gate implements LockGate {
    private final List<LockConnection> connections = new ArrayList<>();
    private final List<Octets> late = new ArrayList<>();
    private final List<StatusHint> hints = new ArrayList<>();
    private int takingImages;

    @Override
    public void connected(LockConnection lock) {
      connections.add(lock);
    }

    @Override
    public void takesImages(LockCertificate lock) {
      takingImages++;
    }

    @Override
    public void disconnected(LockConnection lock) {
      connections.remove(lock);
    }

    @Override
    public CompletionStage<Taken> event(LockCertificate lock, Octets message) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<?> late(LockCertificate lock, Octets response) {
      late.add(response);
      return CompletableFuture.completedStage(response);
    }

    @Override
    public void status(LockCertificate lock, StatusHint hint) {
      hints.add(hint);
    }
  }

  private final Gate gate = new Gate();
  private final AtomicInteger accepted = new AtomicInteger();
  private EmbeddedChannel channel;

  @BeforeEach
  void connect() {
    channel =
        new EmbeddedChannel(
            new DeviceConnection(
                CERTIFICATE, gate, new StandingLinks(), accepted::incrementAndGet));
    MqttProperties properties = new MqttProperties();
    properties.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, RECEIVE_MAXIMUM));
    channel.writeInbound(
        MqttMessageBuilders.connect()
            .protocolVersion(MqttVersion.MQTT_5)
            .clientId(LOCK.toString())
            .cleanSession(true)
            .keepAlive(30)
            .properties(properties)
            .build());
    assertSent(MqttMessageType.CONNACK);
    subscribe(DeviceTopic.REQUEST);
    assertSent(MqttMessageType.SUBACK);
  }

  private void subscribe(DeviceTopic topic) {
    channel.writeInbound(
        MqttMessageBuilders.subscribe()
            .messageId(1)
            .addSubscription(MqttQoS.AT_LEAST_ONCE, topic.of(LOCK))
            .build());
  }

  @Test
  @Tag("SEC-19")
  void topicsMayComeInSeveralPacketsButNotForEver() {
    assertEquals(0, gate.connections.getFirst().pieceBytesMax());
    subscribe(DeviceTopic.IMAGE);
    assertSent(MqttMessageType.SUBACK);
    assertEquals(ImageChunk.PIECE_BYTES_MAX, gate.connections.getFirst().pieceBytesMax());
    for (int again = 2; again < Subscriptions.TOPICS_MAX; again++) {
      subscribe(DeviceTopic.IMAGE);
      assertSent(MqttMessageType.SUBACK);
    }
    assertEquals(1, gate.connections.size());
    assertEquals(1, gate.takingImages);

    subscribe(DeviceTopic.IMAGE);
    assertSent(MqttMessageType.DISCONNECT);
  }

  @Test
  void aResponseIsAcknowledgedWhenItIsSettledAndNoSooner() {
    CompletableFuture<String> stored = new CompletableFuture<>();
    CompletionStage<String> asked = ask(stored);

    channel.writeInbound(response(7, correlation()));
    channel.runPendingTasks();
    assertNull(channel.readOutbound());
    stored.complete("kept");
    channel.runPendingTasks();

    assertAcknowledged(7, Acknowledgement.TAKEN);
    assertEquals("kept", asked.toCompletableFuture().join());
  }

  @Test
  void aResponseThatCannotBeSettledIsNotAcknowledgedAsTaken() {
    CompletableFuture<String> stored = new CompletableFuture<>();
    var _ = ask(stored);
    channel.writeInbound(response(7, correlation()));

    stored.completeExceptionally(new IllegalStateException("disk full"));
    channel.runPendingTasks();

    assertAcknowledged(7, Acknowledgement.FAILED);
  }

  @Test
  void aResponseThatNobodyWaitsForIsHandedOn() {
    channel.writeInbound(response(7, new byte[Long.BYTES]));
    channel.runPendingTasks();

    assertEquals(List.of(Octets.of((byte) 0x21)), gate.late);
    assertAcknowledged(7, Acknowledgement.TAKEN);
  }

  @Test
  void aLockIsNotSentMoreUnacknowledgedRequestsThanItTakes() {
    List<MqttPublishMessage> sent = new ArrayList<>();
    for (int request = 0; request < RECEIVE_MAXIMUM; request++) {
      var _ = ask(new CompletableFuture<>());
      sent.add(channel.readOutbound());
    }
    CompletionStage<String> tooMuch = ask(new CompletableFuture<>());
    CompletionException refused =
        assertThrows(CompletionException.class, () -> tooMuch.toCompletableFuture().join());
    assertFalse(assertInstanceOf(LockUnreachable.class, refused.getCause()).sent());

    channel.writeInbound(
        Packets.acknowledge(sent.getFirst().variableHeader().packetId(), Acknowledgement.TAKEN));
    var _ = ask(new CompletableFuture<>());

    assertSent(MqttMessageType.PUBLISH);
  }

  @Test
  @Tag("SEC-19")
  void whatComesAfterTheEndIsDropped() {
    gate.connections.getFirst().takenOver();
    channel.runPendingTasks();
    assertSent(MqttMessageType.DISCONNECT);

    channel.pipeline().fireChannelRead(response(7, new byte[Long.BYTES]));
    channel.pipeline().fireChannelRead(packet(MqttMessageType.PINGREQ));

    assertNull(channel.readOutbound());
    assertTrue(gate.late.isEmpty());
  }

  private CompletionStage<String> ask(CompletionStage<String> settled) {
    CompletionStage<String> asked =
        gate.connections.getFirst().ask(Octets.of((byte) 1), LONG, _ -> settled);
    channel.runPendingTasks();
    return asked;
  }

  /// That of the request which was just sent.
  private byte[] correlation() {
    MqttPublishMessage request = channel.readOutbound();
    return ((BinaryProperty)
            request.variableHeader().properties().getProperty(MqttProperties.CORRELATION_DATA))
        .value();
  }

  private static MqttPublishMessage response(int packetId, byte[] correlation) {
    MqttProperties properties = new MqttProperties();
    properties.add(new BinaryProperty(MqttProperties.CORRELATION_DATA, correlation));
    return MqttMessageBuilders.publish()
        .topicName(DeviceTopic.RESPONSE.of(LOCK))
        .qos(MqttQoS.AT_LEAST_ONCE)
        .messageId(packetId)
        .properties(properties)
        .payload(Unpooled.wrappedBuffer(new byte[] {0x21}))
        .build();
  }

  private static MqttMessage packet(MqttMessageType type) {
    return new MqttMessage(new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0));
  }

  private void assertSent(MqttMessageType type) {
    MqttMessage sent = channel.readOutbound();
    assertEquals(type, sent.fixedHeader().messageType());
  }

  private void assertAcknowledged(int packetId, Acknowledgement told) {
    MqttMessage sent = channel.readOutbound();
    assertEquals(MqttMessageType.PUBACK, sent.fixedHeader().messageType());
    MqttPubReplyMessageVariableHeader header =
        (MqttPubReplyMessageVariableHeader) sent.variableHeader();
    assertEquals(packetId, header.messageId());
    assertEquals(told.code(), header.reasonCode());
  }
}
