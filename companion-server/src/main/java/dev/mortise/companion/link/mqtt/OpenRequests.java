package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The requests of one connection that wait for their response, found by correlation data.
///
/// Confined to the connection's event loop.
final class OpenRequests {

  static final int CORRELATION_SIZE = Long.BYTES;

  private final Map<Long, Waiter<?>> waiting = new HashMap<>();
  private long next = 1;

  /// Makes room for one more request; empty if there is none.
  Optional<Long> open(Waiter<?> waiter) {
    if (waiting.size() >= LockConnection.REQUESTS_MAX) {
      return Optional.empty();
    }
    long correlation = next++;
    waiting.put(correlation, waiter);
    return Optional.of(correlation);
  }

  /// A response came: what becomes of it, or empty if nobody waited for it.
  Optional<CompletionStage<?>> complete(byte[] correlation, Octets response) {
    if (correlation.length != CORRELATION_SIZE) {
      return Optional.empty();
    }
    Waiter<?> waiter = waiting.remove(ByteBuffer.wrap(correlation).getLong());
    return Optional.ofNullable(waiter).map(found -> found.answered(response));
  }

  /// Nobody waits for this any more.
  void giveUp(long correlation) {
    Waiter<?> waiter = waiting.remove(correlation);
    if (waiter != null) {
      waiter.fail(LockUnreachable.noResponse("lock did not answer in time"));
    }
  }

  /// The connection ended.
  void giveUpAll() {
    waiting
        .values()
        .forEach(waiter -> waiter.fail(LockUnreachable.noResponse("lock's connection ended")));
    waiting.clear();
  }

  static byte[] bytes(long correlation) {
    return ByteBuffer.allocate(CORRELATION_SIZE).putLong(correlation).array();
  }
}
