package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The requests of one connection that wait for their response, found by correlation data.
///
/// Confined to the connection's event loop.
final class OpenRequests {

  static final int CORRELATION_SIZE = Long.BYTES;

  private final Map<Long, CompletableFuture<Octets>> waiting = new HashMap<>();
  private long next = 1;

  /// Makes room for one more request; empty if there is none.
  Optional<Long> open(CompletableFuture<Octets> response) {
    if (waiting.size() >= LockConnection.REQUESTS_MAX) {
      return Optional.empty();
    }
    long correlation = next++;
    waiting.put(correlation, response);
    return Optional.of(correlation);
  }

  /// A response came. Returns whether anybody waited for it.
  boolean complete(byte[] correlation, Octets response) {
    if (correlation.length != CORRELATION_SIZE) {
      return false;
    }
    CompletableFuture<Octets> waiter = waiting.remove(ByteBuffer.wrap(correlation).getLong());
    return waiter != null && waiter.complete(response);
  }

  /// Nobody waits for this any more.
  void giveUp(long correlation) {
    CompletableFuture<Octets> waiter = waiting.remove(correlation);
    if (waiter != null) {
      waiter.completeExceptionally(LockUnreachable.noResponse("lock did not answer in time"));
    }
  }

  /// The connection ended.
  void giveUpAll() {
    waiting
        .values()
        .forEach(
            waiter ->
                waiter.completeExceptionally(
                    LockUnreachable.noResponse("lock's connection ended")));
    waiting.clear();
  }

  static byte[] bytes(long correlation) {
    return ByteBuffer.allocate(CORRELATION_SIZE).putLong(correlation).array();
  }
}
