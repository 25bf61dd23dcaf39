package dev.mortise.companion.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.event.EventBell;
import dev.mortise.companion.event.EventIntake;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.lock.attempt.AttemptPolicy;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.view.ViewPolicy;
import dev.mortise.companion.lock.view.Views;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.link.StatusHint;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrivals at the companion, over the real store.
class LockGatewayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final StatusHint HINT =
      new StatusHint(80, BoltState.LOCKED, DoorState.CLOSED, OperatingMode.NORMAL);

  private final SigningLock lock = new SigningLock();
  private final HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
  private final HandAnsweredLock impostor =
      new HandAnsweredLock(SigningLock.signingWith(9).certificate());
  private final LockDirectory directory = new LockDirectory();

  private final Views views = new Views(ViewPolicy.STANDARD);

  @TempDir Path temp;
  private OpenStore open;
  private LockGateway gateway;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    Attempts attempts =
        new Attempts(
            open.store(), directory, new IdSource(clock, new SecureRandom()), AttemptPolicy.USUAL);
    EventIntake intake = new EventIntake(open.store(), clock, new EventBell(), _ -> {});
    gateway = new LockGateway(directory, open.store(), intake::take, attempts, views, _ -> {});
    gateway
        .event(lock.certificate(), lock.says(new LockEvent.Doorbell(1)))
        .toCompletableFuture()
        .join();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void arrives(HandAnsweredLock connected) {
    gateway.connected(connected);
    Awaitility.await().atMost(PATIENCE).until(() -> directory.isOnline(SigningLock.ID));
  }

  @Test
  @Tag("SEC-19")
  void aLockWithAnotherKeyThanTheKnownOneNeverArrives() throws Exception {
    arrives(connection);

    gateway.connected(impostor);

    assertEquals("refused", impostor.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertFalse(connection.end().isDone());
    assertEquals(
        Optional.of(lock.certificate().signingKey()), directory.signingKey(SigningLock.ID));
  }

  @Test
  @Tag("SEC-19")
  void itsHintsAreNotShownAsThoseOfTheLock() {
    arrives(connection);

    gateway.status(impostor.lock(), HINT);
    assertEquals(Optional.empty(), directory.hint(SigningLock.ID));

    gateway.status(connection.lock(), HINT);
    assertEquals(Optional.of(HINT), directory.hint(SigningLock.ID));
  }

  @Test
  void aNewConnectionOfTheSameLockTakesTheOldOnesPlace() throws Exception {
    arrives(connection);
    HandAnsweredLock second = new HandAnsweredLock(lock.certificate());

    gateway.connected(second);

    assertEquals("taken over", connection.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    gateway.disconnected(connection);
    assertTrue(directory.isOnline(SigningLock.ID));
    gateway.disconnected(second);
    assertFalse(directory.isOnline(SigningLock.ID));
  }

  @Test
  void aConnectionThatEndsWhileItsKeyIsLookedUpLeavesNothingBehind() {
    for (int round = 0; round < 200; round++) {
      HandAnsweredLock brief = new HandAnsweredLock(lock.certificate());
      gateway.connected(brief);
      gateway.disconnected(brief);
    }
    open.store().readAndWait(transaction -> true);
    assertFalse(directory.isOnline(SigningLock.ID));
  }
}
