package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks one connected lock, on its connection's event loop.
final class AskedLock implements LockConnection {

  private static final int PACKET_ID_MAX = 65_535;

  private final LockCertificate lock;
  private final ChannelHandlerContext ctx;
  private final Consumer<Disconnect> ending;
  private final int receiveMaximum;
  private final OpenRequests open = new OpenRequests();

  /// A lock acknowledges a request when it has answered it, and may take longer for that than the
  /// deadline of whoever asked.
  private final Set<Integer> unacknowledged = new HashSet<>();

  private int lastPacketId;

  /// @param receiveMaximum how many unacknowledged requests the lock takes
  /// @param ending ends the connection, on its event loop
  AskedLock(
      LockCertificate lock,
      ChannelHandlerContext ctx,
      int receiveMaximum,
      Consumer<Disconnect> ending) {
    this.lock = lock;
    this.ctx = ctx;
    this.receiveMaximum = receiveMaximum;
    this.ending = ending;
  }

  @Override
  public LockCertificate lock() {
    return lock;
  }

  @Override
  public <T> CompletionStage<T> ask(
      Octets request, Duration deadline, Function<Octets, CompletionStage<T>> settle) {
    Waiter<T> waiter = new Waiter<>(settle);
    ctx.executor().execute(() -> send(request, deadline, waiter));
    return waiter.outcome();
  }

  private void send(Octets request, Duration deadline, Waiter<?> waiter) {
    boolean free = ctx.channel().isActive() && unacknowledged.size() < receiveMaximum;
    Optional<Long> room = free ? open.open(waiter) : Optional.empty();
    if (room.isEmpty()) {
      waiter.fail(LockUnreachable.notSent("lock is gone or asked too much"));
      return;
    }
    long correlation = room.get();
    lastPacketId = lastPacketId == PACKET_ID_MAX ? 1 : lastPacketId + 1;
    unacknowledged.add(lastPacketId);
    ctx.writeAndFlush(Packets.request(lock.lockId(), lastPacketId, correlation, request))
        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    ScheduledFuture<?> timeout =
        ctx.executor()
            .schedule(() -> open.giveUp(correlation), deadline.toMillis(), TimeUnit.MILLISECONDS);
    var _ = waiter.outcome().whenComplete((_, _) -> timeout.cancel(false));
  }

  @Override
  public void takenOver() {
    ctx.executor().execute(() -> ending.accept(Disconnect.SESSION_TAKEN_OVER));
  }

  @Override
  public void refuse() {
    ctx.executor().execute(() -> ending.accept(Disconnect.NOT_AUTHORIZED));
  }

  /// The lock is done with a request, in one way or another.
  void acknowledged(int packetId) {
    unacknowledged.remove(packetId);
  }

  /// A response came: what becomes of it, or empty if nobody waited for it.
  Optional<CompletionStage<?>> answered(byte[] correlation, Octets response) {
    return open.complete(correlation, response);
  }

  /// The connection ended.
  void ended() {
    open.giveUpAll();
  }
}
