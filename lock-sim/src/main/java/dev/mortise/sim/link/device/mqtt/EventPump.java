package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.link.OwedAcknowledgements;
import dev.mortise.sim.link.device.Outbox;
import dev.mortise.sim.link.device.Outbox.SignedEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Sends the outbox over one connection: in order, a bounded number unacknowledged at a time.
///
/// Acknowledgements are taken as they come; the outbox hears of an event only when all before it
/// are acknowledged too. A new connection has a new pump, which starts behind the last acknowledged
/// event, so an event may arrive twice but never out of order and never not at all. Everything runs
/// on the connection's event loop.
final class EventPump {

  /// Writes one event to the wire.
  interface Wire {
    /// Sends the event as the packet with this identifier.
    void send(int packetId, SignedEvent event);
  }

  /// Half of what a companion takes; the other half is for responses.
  static final int IN_FLIGHT_MAX = OwedAcknowledgements.MOST / 2;

  private static final class InFlight {
    private final int packetId;
    private final long sequence;
    private boolean acknowledged;

    InFlight(int packetId, long sequence) {
      this.packetId = packetId;
      this.sequence = sequence;
    }
  }

  private final Outbox outbox;
  private final Executor loop;
  private final PacketIds ids;
  private final Wire wire;
  private final Consumer<Throwable> broken;
  private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();

  private long sentUpTo = -1;
  private boolean asking;

  /// Whether there may be events behind those that were sent.
  private boolean moreWaiting;

  EventPump(Outbox outbox, Executor loop, PacketIds ids, Wire wire, Consumer<Throwable> broken) {
    this.outbox = outbox;
    this.loop = loop;
    this.ids = ids;
    this.wire = wire;
    this.broken = broken;
  }

  /// Begins behind the last acknowledged event.
  void start() {
    asking = true;
    outbox
        .acknowledgedUpTo()
        .whenCompleteAsync(
            (sequence, failure) -> {
              asking = false;
              if (failure != null) {
                broken.accept(failure);
                return;
              }
              sentUpTo = sequence;
              pump();
            },
            loop);
  }

  /// Sends what there is room for; call it when events were recorded.
  void pump() {
    moreWaiting = true;
    sendWaiting();
  }

  /// Asks the outbox only if there may be something in it: each question costs the lock a turn that
  /// a request may be waiting for.
  private void sendWaiting() {
    int room = IN_FLIGHT_MAX - inFlight.size();
    if (!moreWaiting || asking || room == 0 || sentUpTo < 0) {
      return;
    }
    asking = true;
    moreWaiting = false;
    outbox
        .after(sentUpTo, room)
        .whenCompleteAsync((events, failure) -> send(events, room, failure), loop);
  }

  private void send(List<SignedEvent> events, int room, Throwable failure) {
    asking = false;
    if (failure != null) {
      broken.accept(failure instanceof CompletionException e ? e : failure);
      return;
    }
    for (SignedEvent event : events) {
      int packetId = ids.next();
      inFlight.addLast(new InFlight(packetId, event.sequence()));
      sentUpTo = event.sequence();
      wire.send(packetId, event);
    }
    moreWaiting |= events.size() == room;
    sendWaiting();
  }

  /// The companion acknowledged the packet with this identifier. Returns whether it was an event in
  /// flight.
  boolean acknowledged(int packetId) {
    Optional<InFlight> meant =
        inFlight.stream().filter(sent -> sent.packetId == packetId).findFirst();
    meant.ifPresent(
        sent -> {
          sent.acknowledged = true;
          clear();
        });
    return meant.isPresent();
  }

  private void clear() {
    long clearedUpTo = -1;
    while (!inFlight.isEmpty() && inFlight.peekFirst().acknowledged) {
      clearedUpTo = inFlight.removeFirst().sequence;
    }
    if (clearedUpTo >= 0) {
      outbox.acknowledge(clearedUpTo);
      Logger.debug("events acknowledged up to sequence={}", clearedUpTo);
      sendWaiting();
    }
  }
}
