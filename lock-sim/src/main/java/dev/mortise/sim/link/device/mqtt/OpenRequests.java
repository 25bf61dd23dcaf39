package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.OwedAcknowledgements;
import dev.mortise.protocol.link.OwedAcknowledgements.Owed;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The companion's requests on one connection, from their arrival until they are acknowledged.
///
/// A request is acknowledged when its response goes out, so the receive maximum that this end
/// announced bounds what a companion can lay before the lock. A response goes out when there is
/// room for it among those that the companion has not acknowledged. Confined to the connection's
/// event loop.
final class OpenRequests {

  /// How many responses may be in flight; the other half of what a companion takes is for events.
  static final int RESPONSES_IN_FLIGHT_MAX = OwedAcknowledgements.MOST / 2;

  /// How long a request may take, in seconds. No companion waits that long; without an end, one
  /// request that is never answered would hold back the acknowledgements of all behind it.
  static final long ANSWER_SECONDS_MAX = 60;

  /// Writes to the connection.
  interface Wire extends OwedAcknowledgements.Wire {
    /// Sends a response as the packet with this identifier.
    void respond(int packetId, Octets correlation, Octets response);
  }

  private record Ready(Octets correlation, Octets response, Owed owed) {}

  private final Function<Octets, CompletionStage<Octets>> lock;
  private final EventExecutor loop;
  private final PacketIds ids;
  private final Wire wire;
  private final OwedAcknowledgements owed;
  private final Set<Integer> inFlight = new HashSet<>();
  private final Queue<Ready> waiting = new ArrayDeque<>();

  /// @param lock answers a request; its stage may be done on any thread
  OpenRequests(
      Function<Octets, CompletionStage<Octets>> lock,
      EventExecutor loop,
      PacketIds ids,
      Wire wire) {
    this.lock = lock;
    this.loop = loop;
    this.ids = ids;
    this.wire = wire;
    this.owed = new OwedAcknowledgements(wire);
  }

  /// A request came. Returns whether the companion was free to send it; if not, the lock has not
  /// heard of it.
  boolean take(int packetId, Octets correlation, Octets request) {
    Optional<Owed> room = owed.owe(packetId);
    room.ifPresent(admitted -> ask(admitted, correlation, request));
    return room.isPresent();
  }

  private void ask(Owed admitted, Octets correlation, Octets request) {
    Future<?> alarm =
        loop.schedule(
            () -> admitted.decide(Acknowledgement.FAILED), ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    lock.apply(request)
        .whenCompleteAsync(
            (response, failure) -> {
              alarm.cancel(false);
              answered(admitted, correlation, response, failure);
            },
            loop);
  }

  private void answered(
      Owed admitted, Octets correlation, @Nullable Octets response, @Nullable Throwable failure) {
    if (response == null) {
      Logger.warn(failure, "request was not answered");
      admitted.decide(Acknowledgement.FAILED);
    } else if (!admitted.isDecided()) {
      waiting.add(new Ready(correlation, response, admitted));
      sendWhatHasRoom();
    }
  }

  /// The companion acknowledged a packet. Returns whether it was a response.
  boolean acknowledged(int packetId) {
    boolean response = inFlight.remove(packetId);
    if (response) {
      sendWhatHasRoom();
    }
    return response;
  }

  private void sendWhatHasRoom() {
    while (inFlight.size() < RESPONSES_IN_FLIGHT_MAX && !waiting.isEmpty()) {
      Ready next = waiting.remove();
      int packetId = ids.next();
      inFlight.add(packetId);
      wire.respond(packetId, next.correlation(), next.response());
      next.owed().decide(Acknowledgement.TAKEN);
    }
  }
}
