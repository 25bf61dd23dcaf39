package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Asks one connected lock, on its connection's event loop.
final class AskedLock implements LockConnection {

  private static final int PACKET_ID_MAX = 65_535;

  private final LockCertificate lock;
  private final ChannelHandlerContext ctx;
  private final OpenRequests open = new OpenRequests();
  private int lastPacketId;

  AskedLock(LockCertificate lock, ChannelHandlerContext ctx) {
    this.lock = lock;
    this.ctx = ctx;
  }

  @Override
  public LockCertificate lock() {
    return lock;
  }

  @Override
  public CompletionStage<Octets> ask(Octets request, Duration deadline) {
    CompletableFuture<Octets> response = new CompletableFuture<>();
    ctx.executor().execute(() -> send(request, deadline, response));
    return response;
  }

  private void send(Octets request, Duration deadline, CompletableFuture<Octets> response) {
    Optional<Long> room = ctx.channel().isActive() ? open.open(response) : Optional.empty();
    if (room.isEmpty()) {
      response.completeExceptionally(LockUnreachable.notSent("lock is gone or asked too much"));
      return;
    }
    long correlation = room.get();
    lastPacketId = lastPacketId == PACKET_ID_MAX ? 1 : lastPacketId + 1;
    ctx.writeAndFlush(Packets.request(lock.lockId(), lastPacketId, correlation, request))
        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    ScheduledFuture<?> timeout =
        ctx.executor()
            .schedule(() -> open.giveUp(correlation), deadline.toMillis(), TimeUnit.MILLISECONDS);
    var _ = response.whenComplete((octets, failure) -> timeout.cancel(false));
  }

  @Override
  public void takenOver() {
    ctx.writeAndFlush(Packets.disconnect(Disconnect.SESSION_TAKEN_OVER))
        .addListener(ChannelFutureListener.CLOSE);
  }

  /// A response came. Returns whether anybody waited for it.
  boolean answered(byte[] correlation, Octets response) {
    return open.complete(correlation, response);
  }

  /// The connection ended.
  void ended() {
    open.giveUpAll();
  }
}
