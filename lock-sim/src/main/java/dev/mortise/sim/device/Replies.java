package dev.mortise.sim.device;

import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tinylog.Logger;

/// The answers that somebody still waits for. When there are too many, the oldest is given up:
/// whoever asked must have a deadline of their own. It belongs to the lock's thread.
final class Replies {

  /// How many may be open at a time: three phones and the companion, each with some requests ahead.
  static final int OPEN_MAX = 128;

  private final Map<Correlation, CompletableFuture<Octets>> open = new LinkedHashMap<>();
  private long count;

  Correlation expect(CompletableFuture<Octets> answer) {
    if (open.size() == OPEN_MAX) {
      var oldest = open.values().iterator();
      fail(oldest.next(), "too many requests are open");
      oldest.remove();
    }
    Correlation correlation = new Correlation(Octets.adopt(number(++count)));
    open.put(correlation, answer);
    return correlation;
  }

  void answer(Correlation correlation, Octets octets) {
    CompletableFuture<Octets> answer = open.remove(correlation);
    if (answer == null) {
      Logger.debug("nobody waits for an answer any more correlation={}", correlation);
    } else {
      answer.complete(octets);
    }
  }

  /// Gives up all of them, as when power goes.
  void failAll(String why) {
    open.values().forEach(answer -> fail(answer, why));
    open.clear();
  }

  private static void fail(CompletableFuture<Octets> answer, String why) {
    answer.completeExceptionally(new IllegalStateException("no answer: " + why));
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
