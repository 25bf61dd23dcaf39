package dev.mortise.companion.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.http.stream.EventStream.Listening;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventBellTest {

  private static final int ROUNDS = 5_000;

  private final EventBell bell = new EventBell();

  @Test
  @Tag("LK-58")
  void whoeverListensHearsAlthoughTheLastOtherLeavesAtThatMoment() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      Listening other = bell.listen(SigningLock.ID, () -> {});
      CountDownLatch ready = new CountDownLatch(1);
      Thread leaving =
          Thread.ofPlatform()
              .start(
                  () -> {
                    ready.countDown();
                    other.close();
                  });
      ready.await();
      Listening staying = bell.listen(SigningLock.ID, heard::incrementAndGet);
      leaving.join();
      bell.ring(SigningLock.ID);
      staying.close();
    }
    assertEquals(ROUNDS, heard.get());
  }
}
