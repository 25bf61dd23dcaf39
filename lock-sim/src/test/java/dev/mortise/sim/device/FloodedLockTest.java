package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.device.thread.LockThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A companion that sends more than a lock can do.
@Timeout(120)
class FloodedLockTest {

  private static final int MESSAGES = 100;

  @Test
  @Tag("LK-36")
  @Tag("SEC-19")
  void theKeyGoesBeforeAFloodOfMessages() {
    try (LockBench bench = LockBench.withAdministrator()) {
      CompletableFuture<Void> busy = occupy(bench.device());
      List<String> done = Collections.synchronizedList(new ArrayList<>());
      List<CompletionStage<Void>> all = new ArrayList<>();
      for (int message = 0; message < MESSAGES; message++) {
        all.add(send(bench.device()).thenAccept(_ -> done.add("message")));
      }
      all.add(bench.device().hands().turnKey(true).thenAccept(_ -> done.add("key")));

      busy.complete(null);
      all.forEach(LockBench::done);

      assertEquals("key", done.getFirst());
      assertEquals(MESSAGES + 1, done.size());
    }
  }

  @Test
  @Tag("SEC-19")
  void onlySoManyMessagesWait() {
    try (LockBench bench = LockBench.withAdministrator()) {
      CompletableFuture<Void> busy = occupy(bench.device());
      List<CompletionStage<Octets>> waiting = new ArrayList<>();
      for (int message = 0; message < LockThread.MESSAGES_WAITING_MAX; message++) {
        waiting.add(send(bench.device()));
      }

      assertTrue(send(bench.device()).toCompletableFuture().isCompletedExceptionally());
      assertFalse(waiting.getLast().toCompletableFuture().isDone());
      busy.complete(null);
      waiting.forEach(LockBench::done);
      LockBench.done(send(bench.device()));
    }
  }

  /// Keeps the lock's thread busy until the future is done.
  private static CompletableFuture<Void> occupy(LockDevice device) {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> busy = new CompletableFuture<>();
    var _ =
        device.submit(
            () -> {
              begun.complete(null);
              return busy.join();
            });
    LockBench.done(begun);
    return busy;
  }

  private static CompletionStage<Octets> send(LockDevice device) {
    return device.ask(Channel.REMOTE, new ConnectionId(1), Octets.ofHex("a0"));
  }
}
