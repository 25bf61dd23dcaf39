package dev.mortise.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final OpenLoop LOOP = new OpenLoop(100, Duration.ofMillis(300));

  /// The first one holds everybody up until the last one was meant to begin, 290 ms later. Only the
  /// lower bounds are certain, and only they are asked for.
  @Test
  void whoeverAStallKeepsWaitingCounts() {
    CountDownLatch last = new CountDownLatch(1);
    ReentrantLock system = new ReentrantLock();
    CountDownLatch stalled = new CountDownLatch(1);

    Latency latency =
        LOOP.run(
            "stall",
            number -> {
              if (number == 29) {
                last.countDown();
              }
              if (number > 0) {
                stalled.await();
              }
              system.lock();
              try {
                if (number == 0) {
                  stalled.countDown();
                  last.await();
                }
              } finally {
                system.unlock();
              }
            });

    assertEquals(30, latency.count());
    assertTrue(latency.max() >= 280, () -> "max=" + latency.max());
    assertTrue(latency.p50() >= 130, () -> "p50=" + latency.p50());
  }

  @Test
  void whatFailsIsCountedAndTheRestGoesOn() {
    Latency latency =
        LOOP.run(
            "failing",
            number -> {
              if (number % 10 == 0) {
                throw new IllegalStateException("on purpose");
              }
            });

    assertEquals(30, latency.count());
    assertEquals(3, latency.failed());
  }

  @Test
  void warmingUpDoesEachNumberOnce() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();

    OpenLoop.warmUp("warm", 20, 4, seen::add);

    assertEquals(20, seen.size());
  }
}
