package dev.mortise.companion.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.BackOff;
import dev.mortise.sim.link.device.DeviceLink;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import dev.mortise.sim.link.device.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Both real ends of the device link, over a real socket.
class DeviceLinkTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(LinkFixture.PATIENCE_SECONDS);

  /// A lock that answers every request with the same bytes and one more.
  private static final class EchoingLock implements DeviceLinkHandler, Outbox {
    private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
    private final BlockingQueue<Octets> requests = new LinkedBlockingQueue<>();
    private final ConcurrentSkipListMap<Long, Octets> journal = new ConcurrentSkipListMap<>();
    private volatile boolean silent;
    private volatile long acknowledgedUpTo;

    @Override
    public CompletionStage<Octets> onRequest(Octets request) {
      requests.add(request);
      return silent
          ? new CompletableFuture<>()
          : CompletableFuture.completedStage(request.plus(Octets.of((byte) 0x21)));
    }

    @Override
    public void onLinkChanged(boolean online) {
      changes.add(online);
    }

    @Override
    public Optional<Instant> wallTime() {
      return Optional.of(Instant.now());
    }

    @Override
    public CompletionStage<Long> acknowledgedUpTo() {
      return CompletableFuture.completedStage(acknowledgedUpTo);
    }

    @Override
    public CompletionStage<List<SignedEvent>> after(long sequence, int most) {
      return CompletableFuture.completedStage(
          journal.tailMap(sequence, false).entrySet().stream()
              .limit(most)
              .map(entry -> new SignedEvent(entry.getKey(), entry.getValue()))
              .toList());
    }

    @Override
    public void acknowledge(long sequence) {
      acknowledgedUpTo = sequence;
      acknowledged.add(sequence);
    }
  }

  private final EchoingLock lock = new EchoingLock();
  private final LinkThreads threads = LinkThreads.start(1);
  private LinkFixture companion;
  private DeviceLink link;

  @BeforeEach
  void connect() throws Exception {
    companion = new LinkFixture();
    link = open();
  }

  @AfterEach
  void close() {
    link.close();
    companion.close();
    threads.close();
  }

  private DeviceLink open() {
    DeviceLinkConfig config =
        new DeviceLinkConfig(
            "localhost",
            companion.listener.address().getPort(),
            companion.identity(),
            Duration.ofSeconds(30),
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(20)));
    return DeviceLink.open(config, threads, lock, lock, new SplittableRandom(1));
  }

  @Test
  void aLockArrivesUnderTheNameOfItsCertificate() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);

    assertEquals(LinkFixture.LOCK, connection.lock().lockId());
    assertEquals(LinkFixture.signingKey(), connection.lock().signingKey());
    assertTrue(LinkFixture.next(lock.changes));
  }

  @Test
  void aRequestComesBackAnswered() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);

    Octets response = get(connection.ask(Octets.of((byte) 1, (byte) 2), LONG));

    assertEquals(Octets.ofHex("010221"), response);
  }

  @Test
  void aRequestThatIsNotAnsweredEndsAtItsDeadline() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);
    lock.silent = true;

    CompletionStage<Octets> waiting = connection.ask(Octets.of((byte) 1), SHORT);

    LockUnreachable fault = unreachable(waiting);
    assertTrue(fault.sent());
  }

  @Test
  void aLockIsNotAskedMoreThanItCanHold() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);
    lock.silent = true;
    for (int request = 0; request < LockConnection.REQUESTS_MAX; request++) {
      var _ = connection.ask(Octets.of((byte) request), LONG);
    }

    LockUnreachable fault = unreachable(connection.ask(Octets.of((byte) 99), LONG));

    assertTrue(!fault.sent());
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
  void anEventThatWasNotStoredIsNotAcknowledgedAndComesAgain() throws Exception {
    LinkFixture.next(companion.arrivals);
    companion.verdict = CompletableFuture.failedStage(new IllegalStateException("disk full"));
    lock.journal.put(1L, Octets.of((byte) 7));
    link.eventsWaiting();
    assertEquals(Octets.of((byte) 7), LinkFixture.next(companion.events));
    LinkFixture.next(companion.departures);
    assertNull(lock.acknowledged.peek());

    companion.verdict = CompletableFuture.completedStage(LockGate.Taken.STORED);

    assertEquals(1L, LinkFixture.next(lock.acknowledged));
  }

  @Test
  void theStatusHintIsToldAgainAfterAReconnect() throws Exception {
    StatusHint hint = new StatusHint(80, BoltState.LOCKED, DoorState.CLOSED, OperatingMode.NORMAL);
    LockConnection first = LinkFixture.next(companion.arrivals);
    link.report(hint);
    assertEquals(hint, LinkFixture.next(companion.hints));

    first.takenOver();
    LinkFixture.next(companion.arrivals);

    assertEquals(hint, LinkFixture.next(companion.hints));
  }

  @Test
  void whenTheConnectionEndsNobodyIsLeftWaiting() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);
    lock.silent = true;
    CompletionStage<Octets> waiting = connection.ask(Octets.of((byte) 1), LONG);
    LinkFixture.next(lock.requests);

    link.close();

    assertTrue(unreachable(waiting).sent());
    assertEquals(connection, LinkFixture.next(companion.departures));
  }

  private static Octets get(CompletionStage<Octets> stage) throws Exception {
    return stage.toCompletableFuture().get(LinkFixture.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static LockUnreachable unreachable(CompletionStage<Octets> stage) {
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(stage));
    return assertInstanceOf(LockUnreachable.class, thrown.getCause());
  }
}
