package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockGate;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.protocol.link.StreamFrame;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One lock's connection after TLS: reads its packets and delegates, and ends it at the first one
/// that is not on a lock's path.
public final class DeviceConnection extends SimpleChannelInboundHandler<MqttMessage> {

  /// So many packets go out together at most.
  private static final int FLUSHES_MAX = 64;

  private static final Set<DeviceTopic> DOWN = EnumSet.of(DeviceTopic.REQUEST, DeviceTopic.IMAGE);

  private final LockCertificate certificate;
  private final LockGate gate;
  private final StandingLinks links;
  private final Runnable onAccepted;
  private final LockId lock;
  private final Subscriptions subscriptions;

  private @Nullable AskedLock asked;

  /// From the accepted CONNECT on.
  private @Nullable Uploads uploads;

  private @Nullable ChannelHandlerContext context;
  private int receiveMaximum;
  private int pieceBytesMax;
  private boolean ended;

  /// @param certificate what the peer showed in the handshake
  /// @param onAccepted run when the lock's CONNECT is accepted
  public DeviceConnection(
      LockCertificate certificate, LockGate gate, StandingLinks links, Runnable onAccepted) {
    this.certificate = certificate;
    this.gate = gate;
    this.links = links;
    this.onAccepted = onAccepted;
    this.lock = certificate.lockId();
    this.subscriptions = new Subscriptions(lock);
  }

  /// Takes its place behind TLS.
  public void join(ChannelPipeline pipeline) {
    pipeline
        // Acknowledgements go out with whatever else there is to send: each flush costs a record of
        // TLS, a system call, and another at the far end.
        .addLast(new FlushConsolidationHandler(FLUSHES_MAX, true))
        .addLast(new MqttDecoder(Packets.SIZE_MAX))
        .addLast(MqttEncoder.INSTANCE)
        .addLast(this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
    if (ended) {
      return;
    }
    if (message.decoderResult().isFailure()) {
      end(ctx, Disconnect.MALFORMED_PACKET);
    } else if (uploads == null) {
      first(ctx, message);
    } else {
      next(ctx, uploads, message);
    }
  }

  private void first(ChannelHandlerContext ctx, MqttMessage message) {
    if (!(message instanceof MqttConnectMessage connect)) {
      ended = true;
      var _ = ctx.close();
      return;
    }
    MqttConnectReturnCode verdict = ConnectRules.judge(lock, connect);
    if (verdict != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      ended = true;
      Logger.info("lock refused lock={} reason={}", lock, verdict);
      ctx.writeAndFlush(Packets.refuse(verdict)).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    uploads = new Uploads(certificate, gate, ctx, reason -> end(ctx, reason));
    receiveMaximum = ConnectRules.receiveMaximum(connect);
    pieceBytesMax = ConnectRules.pieceBytesMax(connect);
    int keepAlive = ConnectRules.keepAliveSeconds(connect);
    int silence = keepAlive + keepAlive / 2;
    ctx.pipeline().addBefore(ctx.name(), null, new IdleStateHandler(silence, 0, 0));
    context = ctx;
    onAccepted.run();
    links.stands(certificate, this);
    send(ctx, Packets.accept(keepAlive));
  }

  private void next(ChannelHandlerContext ctx, Uploads accepted, MqttMessage message) {
    switch (message.fixedHeader().messageType()) {
      case SUBSCRIBE -> subscribe(ctx, (MqttSubscribeMessage) message);
      case PUBLISH -> publish(ctx, accepted, (MqttPublishMessage) message);
      case PUBACK -> acknowledged((MqttMessageIdVariableHeader) message.variableHeader());
      case PINGREQ -> send(ctx, Packets.pong());
      case DISCONNECT -> ctx.close().addListener(done -> Logger.debug("lock left lock={}", lock));
      default -> end(ctx, Disconnect.PROTOCOL_ERROR);
    }
  }

  private void subscribe(ChannelHandlerContext ctx, MqttSubscribeMessage subscribe) {
    Optional<Disconnect> refused = subscriptions.take(subscribe);
    if (refused.isPresent()) {
      end(ctx, refused.get());
      return;
    }
    int topics = subscribe.payload().topicSubscriptions().size();
    send(ctx, Packets.subscribed(subscribe.variableHeader().messageId(), topics));
    int longest = subscriptions.images() ? pieceBytesMax : 0;
    if (asked != null) {
      if (asked.takesPieces(longest)) {
        gate.takesImages(certificate);
      }
    } else if (subscriptions.requests()) {
      AskedLock connected =
          new AskedLock(certificate, ctx, receiveMaximum, longest, reason -> end(ctx, reason));
      asked = connected;
      gate.connected(connected);
    }
  }

  private void acknowledged(MqttMessageIdVariableHeader header) {
    if (asked != null) {
      byte reason =
          header instanceof MqttPubReplyMessageVariableHeader reply
              ? reply.reasonCode()
              : Acknowledgement.TAKEN.code();
      asked.acknowledged(header.messageId(), reason);
    }
  }

  private void publish(ChannelHandlerContext ctx, Uploads accepted, MqttPublishMessage message) {
    Optional<DeviceTopic> topic = DeviceTopic.parse(lock, message.variableHeader().topicName());
    MqttQoS quality = message.fixedHeader().qosLevel();
    if (topic.isEmpty() || DOWN.contains(topic.get())) {
      end(ctx, Disconnect.TOPIC_NAME_INVALID);
    } else if (message.fixedHeader().isRetain()) {
      end(ctx, Disconnect.RETAIN_NOT_SUPPORTED);
    } else if (quality != quality(topic.get())) {
      end(ctx, Disconnect.QOS_NOT_SUPPORTED);
    } else if (message.payload().readableBytes() > topic.get().maxPayload()) {
      end(ctx, Disconnect.PACKET_TOO_LARGE);
    } else {
      take(ctx, accepted, topic.get(), message);
    }
  }

  private static MqttQoS quality(DeviceTopic topic) {
    return switch (topic) {
      case STATUS, STREAM -> MqttQoS.AT_MOST_ONCE;
      case EVENT, REQUEST, RESPONSE, IMAGE -> MqttQoS.AT_LEAST_ONCE;
    };
  }

  private void take(
      ChannelHandlerContext ctx, Uploads accepted, DeviceTopic topic, MqttPublishMessage message) {
    Octets body = Octets.adopt(ByteBufUtil.getBytes(message.payload()));
    int packetId = message.variableHeader().packetId();
    switch (topic) {
      case EVENT -> accepted.event(packetId, body);
      case STATUS -> status(ctx, body);
      case STREAM -> frame(ctx, body);
      case RESPONSE -> response(ctx, accepted, message, body);
      case REQUEST, IMAGE -> throw new IllegalStateException("that does not come from a lock");
    }
  }

  private void status(ChannelHandlerContext ctx, Octets body) {
    try {
      gate.status(certificate, StatusHint.decode(body));
    } catch (MalformedCbor e) {
      end(ctx, Disconnect.PAYLOAD_FORMAT_INVALID);
    }
  }

  private void frame(ChannelHandlerContext ctx, Octets body) {
    try {
      gate.frame(certificate, StreamFrame.decode(body));
    } catch (MalformedCbor e) {
      end(ctx, Disconnect.PAYLOAD_FORMAT_INVALID);
    }
  }

  private void response(
      ChannelHandlerContext ctx, Uploads accepted, MqttPublishMessage message, Octets body) {
    if (message.variableHeader().properties().getProperty(MqttProperties.CORRELATION_DATA)
        instanceof BinaryProperty correlation) {
      accepted.response(
          message.variableHeader().packetId(), () -> settle(correlation.value(), body));
    } else {
      end(ctx, Disconnect.PROTOCOL_ERROR);
    }
  }

  private CompletionStage<?> settle(byte[] correlation, Octets response) {
    return Optional.ofNullable(asked)
        .flatMap(waiting -> waiting.answered(correlation, response))
        .orElseGet(() -> gate.late(certificate, response));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof IdleStateEvent) {
      end(ctx, Disconnect.KEEP_ALIVE_TIMEOUT);
    } else {
      super.userEventTriggered(ctx, event);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    ended = true;
    links.ended(certificate, this);
    if (uploads != null) {
      uploads.close();
    }
    if (asked != null) {
      asked.ended();
      gate.disconnected(asked);
      asked = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Logger.debug("device link broke lock={} cause={}", lock, String.valueOf(cause));
    var _ = ctx.close();
  }

  /// Ends the connection because the lock has a newer one. Any thread may call it.
  void takenOver() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.executor().execute(() -> end(ctx, Disconnect.SESSION_TAKEN_OVER));
    }
  }

  private void end(ChannelHandlerContext ctx, Disconnect reason) {
    if (ended) {
      return;
    }
    ended = true;
    Logger.info("device link ends lock={} reason={}", lock, reason);
    if (uploads == null) {
      var _ = ctx.close();
      return;
    }
    ctx.writeAndFlush(Packets.disconnect(reason)).addListener(ChannelFutureListener.CLOSE);
  }

  /// Writes a packet; if that fails the link broke, or had ended before, and nobody is left to
  /// tell.
  private static void send(ChannelHandlerContext ctx, MqttMessage packet) {
    ctx.writeAndFlush(packet).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
