package dev.mortise.companion.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.device.DeviceLink;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Events between both real ends of the device link, over a real socket, and what becomes of the
/// link when they cannot be taken.
class EventDeliveryTest {

  private BothEnds ends;
  private EchoingLock lock;
  private LinkFixture companion;
  private DeviceLink link;

  @BeforeEach
  void connect() throws Exception {
    ends = new BothEnds();
    lock = ends.lock;
    companion = ends.companion;
    link = ends.link;
  }

  @AfterEach
  void close() {
    ends.close();
  }

  @Test
  void eventsAreAcknowledgedInOrderOnceStored() throws Exception {
    for (long sequence = 1; sequence <= 100; sequence++) {
      lock.journal.put(sequence, Octets.of((byte) sequence));
    }
    link.eventsWaiting();

    for (long sequence = 1; sequence <= 100; sequence++) {
      assertEquals(Octets.of((byte) sequence), LinkFixture.next(companion.events));
      assertEquals(sequence, LinkFixture.next(lock.acknowledged));
    }
  }

  @Test
  void anEventThatCannotBeStoredIsTriedAgainAndTheLinkStands() throws Exception {
    LinkFixture.next(companion.arrivals);
    AtomicInteger failures = new AtomicInteger(2);
    companion.verdict =
        () ->
            failures.getAndDecrement() > 0
                ? CompletableFuture.failedStage(new IllegalStateException("queue full"))
                : CompletableFuture.completedStage(LockGate.Taken.STORED);
    lock.journal.put(1L, Octets.of((byte) 7));
    lock.journal.put(2L, Octets.of((byte) 8));
    link.eventsWaiting();

    assertEquals(1L, LinkFixture.next(lock.acknowledged));
    assertEquals(2L, LinkFixture.next(lock.acknowledged));
    assertEquals(
        List.of(7, 7, 7, 8),
        companion.events.stream().map(event -> (int) event.copy()[0]).toList());
    assertNull(companion.departures.peek());
  }

  @Test
  void eventsAreAcknowledgedInTheirOrderHoweverLateEachIsStored() throws Exception {
    LinkFixture.next(companion.arrivals);
    BlockingQueue<CompletableFuture<LockGate.Taken>> storing = new LinkedBlockingQueue<>();
    companion.verdict =
        () -> {
          CompletableFuture<LockGate.Taken> unit = new CompletableFuture<>();
          storing.add(unit);
          return unit;
        };
    for (long sequence = 1; sequence <= 100; sequence++) {
      lock.journal.put(sequence, Octets.of((byte) sequence));
    }
    link.eventsWaiting();

    for (long sequence = 1; sequence <= 100; sequence++) {
      CompletableFuture<LockGate.Taken> oldest = LinkFixture.next(storing);
      assertNull(storing.peek(), "no event may be stored before the one it follows");
      oldest.complete(LockGate.Taken.STORED);
      assertEquals(sequence, LinkFixture.next(lock.acknowledged));
    }
  }

  @Test
  void anEventThatIsRefusedHoldsUpNoOther() throws Exception {
    LinkFixture.next(companion.arrivals);
    companion.verdict = () -> CompletableFuture.completedStage(LockGate.Taken.REFUSED);
    lock.journal.put(1L, Octets.of((byte) 7));
    link.eventsWaiting();
    assertEquals(1L, LinkFixture.next(lock.acknowledged));
    companion.verdict = () -> CompletableFuture.completedStage(LockGate.Taken.STORED);
    lock.journal.put(2L, Octets.of((byte) 8));
    link.eventsWaiting();

    assertEquals(2L, LinkFixture.next(lock.acknowledged));
    assertNull(companion.departures.peek());
  }

  @Test
  @Tag("SEC-19")
  void whoSendsNothingButRefusedEventsIsShownTheDoor() throws Exception {
    LinkFixture.next(companion.arrivals);
    companion.verdict = () -> CompletableFuture.completedStage(LockGate.Taken.REFUSED);
    for (long sequence = 1; sequence <= 100; sequence++) {
      lock.journal.put(sequence, Octets.of((byte) sequence));
    }
    link.eventsWaiting();

    LinkFixture.next(companion.departures);
  }

  @Test
  @Tag("SEC-19")
  void aCompanionThatTakesALinkAndEndsItIsLeftAloneForLongerAndLonger() throws Exception {
    for (int connection = 0; connection < 8; connection++) {
      LinkFixture.next(companion.arrivals).takenOver();
    }
    LinkFixture.next(companion.arrivals);

    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 20L, 20L, 20L), List.copyOf(ends.jitter.bounds));
  }

  @Test
  void aCompanionThatStoredAnEventIsTriedAgainSoon() throws Exception {
    for (int connection = 0; connection < 4; connection++) {
      LinkFixture.next(companion.arrivals).takenOver();
    }
    LockConnection last = LinkFixture.next(companion.arrivals);
    lock.journal.put(1L, Octets.of((byte) 7));
    link.eventsWaiting();
    LinkFixture.next(lock.acknowledged);

    last.takenOver();
    LinkFixture.next(companion.arrivals);

    assertEquals(List.of(1L, 2L, 4L, 8L, 1L), List.copyOf(ends.jitter.bounds));
  }
}
