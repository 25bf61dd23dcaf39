package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
  private volatile int pieceBytesMax;
  private final OpenRequests open = new OpenRequests();

  /// A lock acknowledges a request when it has answered it, and may take longer for that than the
  /// deadline of whoever asked.
  private final Set<Integer> unacknowledged = new HashSet<>();

  /// The pieces of firmware among them, and who waits for what the lock makes of each.
  private final Map<Integer, CompletableFuture<Acknowledgement>> pieces = new HashMap<>();

  private int lastPacketId;

  /// @param receiveMaximum how many unacknowledged requests and pieces the lock takes
  /// @param pieceBytesMax the longest piece of firmware it takes, in bytes; 0 for none
  /// @param ending ends the connection, on its event loop
  AskedLock(
      LockCertificate lock,
      ChannelHandlerContext ctx,
      int receiveMaximum,
      int pieceBytesMax,
      Consumer<Disconnect> ending) {
    this.lock = lock;
    this.ctx = ctx;
    this.receiveMaximum = receiveMaximum;
    this.pieceBytesMax = pieceBytesMax;
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
    Optional<Long> room = isFree() ? open.open(waiter) : Optional.empty();
    if (room.isEmpty()) {
      waiter.fail(LockUnreachable.notSent("lock is gone or asked too much"));
      return;
    }
    long correlation = room.get();
    write(Packets.request(lock.lockId(), nextPacketId(), correlation, request));
    ScheduledFuture<?> timeout =
        ctx.executor()
            .schedule(() -> open.giveUp(correlation), deadline.toMillis(), TimeUnit.MILLISECONDS);
    var _ = waiter.outcome().whenComplete((_, _) -> timeout.cancel(false));
  }

  private boolean isFree() {
    return ctx.channel().isActive() && unacknowledged.size() < receiveMaximum;
  }

  private int nextPacketId() {
    lastPacketId = lastPacketId == PACKET_ID_MAX ? 1 : lastPacketId + 1;
    unacknowledged.add(lastPacketId);
    return lastPacketId;
  }

  private void write(MqttPublishMessage message) {
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  /// Sets the longest piece of firmware that it takes, in bytes; returns whether that is news.
  boolean takesPieces(int bytesMax) {
    boolean news = pieceBytesMax != bytesMax;
    pieceBytesMax = bytesMax;
    return news;
  }

  @Override
  public int pieceBytesMax() {
    return pieceBytesMax;
  }

  @Override
  public CompletionStage<Acknowledgement> send(ImageChunk piece, Duration deadline) {
    CompletableFuture<Acknowledgement> told = new CompletableFuture<>();
    ctx.executor().execute(() -> send(piece, deadline, told));
    return told;
  }

  private void send(ImageChunk piece, Duration deadline, CompletableFuture<Acknowledgement> told) {
    if (!isFree() || piece.piece().size() > pieceBytesMax) {
      told.completeExceptionally(LockUnreachable.notSent("lock is gone or takes no piece now"));
      return;
    }
    int packetId = nextPacketId();
    pieces.put(packetId, told);
    write(Packets.image(lock.lockId(), packetId, piece.encode()));
    ScheduledFuture<?> timeout =
        ctx.executor()
            .schedule(
                () -> told.completeExceptionally(LockUnreachable.noResponse("lock is silent")),
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
    var _ = told.whenComplete((_, _) -> timeout.cancel(false));
  }

  @Override
  public void takenOver() {
    ctx.executor().execute(() -> ending.accept(Disconnect.SESSION_TAKEN_OVER));
  }

  @Override
  public void refuse() {
    ctx.executor().execute(() -> ending.accept(Disconnect.NOT_AUTHORIZED));
  }

  /// The lock is done with a request or a piece of firmware, in one way or another.
  void acknowledged(int packetId, byte reason) {
    unacknowledged.remove(packetId);
    CompletableFuture<Acknowledgement> told = pieces.remove(packetId);
    if (told != null) {
      told.complete(Acknowledgement.of(reason));
    }
  }

  /// A response came: what becomes of it, or empty if nobody waited for it.
  Optional<CompletionStage<?>> answered(byte[] correlation, Octets response) {
    return open.complete(correlation, response);
  }

  /// The connection ended.
  void ended() {
    open.giveUpAll();
    pieces
        .values()
        .forEach(
            told ->
                told.completeExceptionally(LockUnreachable.noResponse("lock's connection ended")));
    pieces.clear();
  }
}
