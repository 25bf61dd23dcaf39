package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import dev.mortise.sim.link.device.Outbox;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One connection to the companion, from CONNECT to its end.
///
/// It reads MQTT packets and delegates: events to the [EventPump], what the companion publishes to
/// [Inbound]. Whatever it does not expect ends the connection, and
/// [dev.mortise.sim.link.device.DeviceLink] tries anew.
public final class DeviceSession extends SimpleChannelInboundHandler<MqttMessage> {

  /// So many packets go out together at most.
  private static final int FLUSHES_MAX = 64;

  /// What the session tells about itself.
  public interface Listener {
    /// The companion listens to this lock.
    void up(DeviceSession session);

    /// The companion stored an event: the connection is of use.
    void proven();

    /// The connection ended.
    void down();
  }

  private final LockId lock;
  private final Duration keepAlive;
  private final DeviceLinkHandler handler;
  private final Outbox outbox;
  private final Listener listener;
  private final PacketIds ids = new PacketIds();

  private @Nullable ChannelHandlerContext context;
  private @Nullable EventPump pump;
  private @Nullable Inbound inbound;
  private boolean ended;

  /// A session that has yet to [#join] a connection.
  public DeviceSession(
      DeviceLinkConfig config, DeviceLinkHandler handler, Outbox outbox, Listener listener) {
    this.lock = config.identity().lockId();
    this.keepAlive = config.keepAlive();
    this.handler = handler;
    this.outbox = outbox;
    this.listener = listener;
  }

  /// Takes its place behind TLS, and begins to talk when that stands.
  public void join(ChannelPipeline pipeline) {
    pipeline
        // A response goes out with the acknowledgement of its request.
        .addLast(new FlushConsolidationHandler(FLUSHES_MAX, true))
        .addLast(new MqttDecoder(MqttFrames.PACKET_SIZE_MAX))
        .addLast(MqttEncoder.INSTANCE)
        .addLast(new KeepAlive(keepAlive))
        .addLast(this);
  }

  /// New events are in the outbox.
  public void eventsWaiting() {
    if (pump != null) {
      pump.pump();
    }
  }

  /// Sends the status hint.
  public void report(Octets hint) {
    if (context != null && pump != null) {
      send(context, MqttFrames.status(lock, hint));
    }
  }

  /// Sends a frame of a live view, unless the companion does not take what was sent before: an old
  /// picture is worth less than a new one.
  public void frame(Octets frame) {
    if (context != null && pump != null && context.channel().isWritable()) {
      send(context, MqttFrames.frame(lock, frame));
    }
  }

  /// Says goodbye and closes.
  public void close() {
    if (context != null) {
      ChannelHandlerContext open = context;
      open.writeAndFlush(MqttFrames.disconnect()).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
    if (ended) {
      return;
    }
    if (message.decoderResult().isFailure()) {
      end(ctx, "malformed packet", message.decoderResult().cause());
      return;
    }
    switch (message.fixedHeader().messageType()) {
      case CONNACK -> connected(ctx, (MqttConnAckMessage) message);
      case SUBACK -> subscribed(ctx, (MqttSubAckMessage) message);
      case PUBLISH -> published(ctx, (MqttPublishMessage) message);
      case PUBACK -> acknowledged(ctx, message);
      default -> end(ctx, "unexpected packet " + message.fixedHeader().messageType(), null);
    }
  }

  private void connected(ChannelHandlerContext ctx, MqttConnAckMessage answer) {
    MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
    if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      end(ctx, "companion refused the connection reason=" + code, null);
      return;
    }
    send(ctx, MqttFrames.subscribe(lock));
  }

  private void subscribed(ChannelHandlerContext ctx, MqttSubAckMessage answer) {
    boolean granted = answer.payload().reasonCodes().stream().allMatch(code -> code <= 1);
    if (!granted || pump != null) {
      end(ctx, "companion refused the subscription", null);
      return;
    }
    EventPump started =
        new EventPump(
            outbox,
            ctx.executor(),
            ids,
            (id, event) -> send(ctx, MqttFrames.event(lock, id, event.message())),
            failure -> end(ctx, "outbox cannot be read", failure));
    pump = started;
    listener.up(this);
    started.start();
  }

  private void published(ChannelHandlerContext ctx, MqttPublishMessage message) {
    switch (inbound == null ? Inbound.Taken.NOT_OURS : inbound.take(message)) {
      case TAKEN -> {}
      case NOT_OURS -> end(ctx, "a message of no topic of this lock's, or not as it must be", null);
      case TOO_MANY -> {
        send(ctx, MqttFrames.disconnect(Disconnect.RECEIVE_MAXIMUM_EXCEEDED));
        end(ctx, "more messages at once than were announced", null);
      }
    }
  }

  private void acknowledged(ChannelHandlerContext ctx, MqttMessage message) {
    MqttMessageIdVariableHeader header = (MqttMessageIdVariableHeader) message.variableHeader();
    byte reason =
        header instanceof MqttPubReplyMessageVariableHeader reply
            ? reply.reasonCode()
            : Acknowledgement.TAKEN.code();
    if (inbound != null && inbound.acknowledged(header.messageId())) {
      Logger.debug("response acknowledged lock={} reason={}", lock, reason);
    } else if (pump != null) {
      eventAcknowledged(ctx, pump, header.messageId(), reason);
    }
  }

  /// An event that the companion will never take counts as sent, or it would hold back all behind
  /// it for good; the lock's journal keeps it. Any other refusal ends the connection, so that the
  /// event is sent again on the next.
  private void eventAcknowledged(
      ChannelHandlerContext ctx, EventPump sending, int packetId, byte reason) {
    if (reason == Acknowledgement.REFUSED.code()) {
      Logger.warn("companion refuses an event for good lock={} packet={}", lock, packetId);
      sending.acknowledged(packetId);
    } else if (Acknowledgement.of(reason) == Acknowledgement.FAILED) {
      end(ctx, "companion could not take an event", null);
    } else if (sending.acknowledged(packetId)) {
      listener.proven();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      secured(ctx, handshake);
    } else {
      super.userEventTriggered(ctx, event);
    }
  }

  private void secured(ChannelHandlerContext ctx, SslHandshakeCompletionEvent handshake) {
    if (handshake.isSuccess()) {
      context = ctx;
      inbound = new Inbound(lock, handler, ctx.executor(), ids, new Responses(ctx));
      send(ctx, MqttFrames.connect(lock, keepAlive));
    } else if (handshake.cause() instanceof ClosedChannelException) {
      Logger.debug("connection ended before it was secured");
      var _ = ctx.close();
    } else {
      Logger.warn("companion is not trusted cause={}", String.valueOf(handshake.cause()));
      var _ = ctx.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    pump = null;
    inbound = null;
    context = null;
    listener.down();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end(ctx, "link broke", cause);
  }

  private void end(ChannelHandlerContext ctx, String why, @Nullable Throwable cause) {
    if (ended) {
      return;
    }
    ended = true;
    String reason = cause == null ? "" : " cause=" + cause;
    Logger.info("device link ends lock={} why={}{}", lock, why, reason);
    var _ = ctx.close();
  }

  /// Writes a packet; if that fails the link broke, or had ended before, and nobody is left to
  /// tell.
  private static void send(ChannelHandlerContext ctx, MqttMessage packet) {
    ctx.writeAndFlush(packet).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private final class Responses implements OpenRequests.Wire {

    private final ChannelHandlerContext ctx;

    Responses(ChannelHandlerContext ctx) {
      this.ctx = ctx;
    }

    @Override
    public void respond(int packetId, Octets correlation, Octets response) {
      send(ctx, MqttFrames.response(lock, packetId, correlation, response));
    }

    @Override
    public void acknowledge(int packetId, Acknowledgement acknowledgement) {
      send(ctx, MqttFrames.acknowledge(packetId, acknowledgement));
    }
  }
}
