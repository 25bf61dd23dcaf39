package dev.mortise.companion.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.sim.link.device.DeviceLink;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests and responses between both real ends of the device link, over a real socket.
class DeviceLinkTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(LinkFixture.PATIENCE_SECONDS);

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
  void aResponseIsAcknowledgedOnceItIsSettled() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);
    CompletableFuture<String> stored = new CompletableFuture<>();
    BlockingQueue<Octets> responses = new LinkedBlockingQueue<>();

    CompletionStage<String> asked =
        connection.ask(
            Octets.of((byte) 1),
            LONG,
            response -> {
              responses.add(response);
              return stored;
            });

    assertEquals(Octets.ofHex("0121"), LinkFixture.next(responses));
    assertFalse(asked.toCompletableFuture().isDone());
    stored.complete("settled");
    assertEquals(
        "settled", asked.toCompletableFuture().get(LinkFixture.PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void aResponseAfterItsDeadlineIsNotLost() throws Exception {
    LockConnection connection = LinkFixture.next(companion.arrivals);
    lock.silent = true;
    unreachable(connection.ask(Octets.of((byte) 1), SHORT));

    LinkFixture.next(lock.unanswered).complete(Octets.ofHex("0121"));

    assertEquals(Octets.ofHex("0121"), LinkFixture.next(companion.lateResponses));
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
