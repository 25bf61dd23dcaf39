package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockGate;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.OwedAcknowledgements;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a lock sends up on one connection and gets acknowledged: events and responses.
///
/// Each kind is acknowledged in its own order, so that events which wait for the store hold up no
/// response. Confined to the connection's event loop.
final class Uploads {

  private final ChannelHandlerContext ctx;
  private final Consumer<Disconnect> ending;
  private final OwedAcknowledgements owedForEvents = new OwedAcknowledgements(this::acknowledge);
  private final OwedAcknowledgements owedForResponses = new OwedAcknowledgements(this::acknowledge);
  private final EventQueue events;

  /// @param ending ends the connection
  Uploads(
      LockCertificate lock, LockGate gate, ChannelHandlerContext ctx, Consumer<Disconnect> ending) {
    this.ctx = ctx;
    this.ending = ending;
    this.events =
        new EventQueue(
            lock, gate, ctx.executor(), () -> ending.accept(Disconnect.PAYLOAD_FORMAT_INVALID));
  }

  /// An event came.
  void event(int packetId, Octets message) {
    owedForEvents
        .owe(packetId)
        .ifPresentOrElse(
            owed -> events.add(message, owed),
            () -> ending.accept(Disconnect.RECEIVE_MAXIMUM_EXCEEDED));
  }

  /// A response came.
  ///
  /// @param settling does with it what must be done before it is acknowledged
  void response(int packetId, Supplier<CompletionStage<?>> settling) {
    owedForResponses
        .owe(packetId)
        .ifPresentOrElse(
            owed ->
                settling
                    .get()
                    .whenCompleteAsync(
                        (_, failure) ->
                            owed.decide(
                                failure == null ? Acknowledgement.TAKEN : Acknowledgement.FAILED),
                        ctx.executor()),
            () -> ending.accept(Disconnect.RECEIVE_MAXIMUM_EXCEEDED));
  }

  /// The connection ended.
  void close() {
    events.close();
  }

  private void acknowledge(int packetId, Acknowledgement told) {
    ctx.writeAndFlush(Packets.acknowledge(packetId, told))
        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }
}
