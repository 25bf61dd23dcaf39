package dev.mortise.companion.lock.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.companion.event.EventBell;
import dev.mortise.companion.event.EventIntake;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.lock.HandAnsweredLock;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revocations on their way to a lock that was off line.
class KeptRevocationsTest {

  private static final AccountId OWNER = new AccountId("owner");
  private static final AccountId GUEST = new AccountId("guest");
  private static final int MOST = AttemptPolicy.USUAL.revocationsPerAccount();

  private final SigningLock lock = new SigningLock();
  private final LockDirectory locks = new LockDirectory();
  private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path temp;
  private OpenStore open;
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    attempts = attempts();
    EventIntake intake = new EventIntake(open.store(), () -> now, new EventBell(), _ -> {});
    for (Octets event :
        new Octets[] {
          lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)),
          lock.says(SigningLock.paired("guest", 3, KeyRole.USER))
        }) {
      intake.take(lock.certificate(), event).toCompletableFuture().join();
    }
  }

  private Attempts attempts() {
    IdSource ids = new IdSource(() -> now, new SecureRandom());
    return new Attempts(open.store(), locks, ids, AttemptPolicy.USUAL);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Octets revocation(int number) {
    return lock.revocation(2, number).encode();
  }

  private HandAnsweredLock connects() {
    HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
    locks.arrived(connection);
    attempts.deliverTo(SigningLock.ID);
    return connection;
  }

  private void confirms(HandAnsweredLock.Question question) {
    question.answer(lock.receipt(Subject.ofRequest(question.request()), Result.done()));
  }

  private AttemptState state(Attempts.Begun begun) {
    return attempts.find(begun.attempt().id(), begun.attempt().account()).orElseThrow().state();
  }

  @Test
  @Tag("SEC-9")
  void allOfThemReachTheLockWhileItIsConnectedOneAfterTheOther() throws Exception {
    Set<Octets> brought = new HashSet<>();
    for (int number = 1; number <= MOST; number++) {
      brought.add(revocation(number));
      assertTrue(attempts.revoke(SigningLock.ID, OWNER, revocation(number)).isPresent());
      brought.add(revocation(100 + number));
      assertTrue(attempts.revoke(SigningLock.ID, GUEST, revocation(100 + number)).isPresent());
    }
    HandAnsweredLock connection = connects();
    Set<Octets> delivered = new HashSet<>();
    for (int each = 0; each < 2 * MOST; each++) {
      HandAnsweredLock.Question question = connection.next();
      assertEquals(0, connection.waiting());
      delivered.add(question.request());
      confirms(question);
    }
    assertEquals(brought, delivered);
  }

  @Test
  @Tag("SEC-9")
  void aGuestFillsOnlyTheirOwnPlacesAndTheOwnersGoFirst() throws Exception {
    for (int number = 1; number <= MOST; number++) {
      assertTrue(attempts.revoke(SigningLock.ID, GUEST, revocation(100 + number)).isPresent());
    }
    assertTrue(attempts.revoke(SigningLock.ID, GUEST, revocation(99)).isEmpty());
    Attempts.Begun owners = attempts.revoke(SigningLock.ID, OWNER, revocation(3)).orElseThrow();

    HandAnsweredLock.Question first = connects().next();

    assertEquals(revocation(3), first.request());
    assertEquals(AttemptState.ACCEPTED, state(owners));
  }

  @Test
  @Tag("SEC-9")
  void theSameRevocationAgainIsTheSameAttempt() {
    Attempts.Begun first = attempts.revoke(SigningLock.ID, OWNER, revocation(3)).orElseThrow();
    Attempts.Begun again = attempts.revoke(SigningLock.ID, OWNER, revocation(3)).orElseThrow();
    assertEquals(first.attempt().id(), again.attempt().id());
  }

  @Test
  @Tag("SEC-9")
  void itIsKeptOverARestartUntilTheLocksReceipt() throws Exception {
    Attempts.Begun begun = attempts.revoke(SigningLock.ID, OWNER, revocation(3)).orElseThrow();
    HandAnsweredLock first = connects();
    HandAnsweredLock.Question unanswered = first.next();
    locks.left(first);
    unanswered.giveUp();
    open.close();
    open = OpenStore.in(temp);
    attempts = attempts();
    attempts.recover();
    assertEquals(AttemptState.ACCEPTED, state(begun));

    HandAnsweredLock.Question again = connects().next();
    assertEquals(revocation(3), again.request());
    Octets receipt = lock.receipt(Subject.ofRequest(again.request()), Result.done());
    attempts.answeredLate(lock.certificate(), receipt).toCompletableFuture().join();
    assertEquals(AttemptState.DONE, state(begun));
  }

  /// The lock connects between the look whether it is there and the commit: it is looked for again.
  @Test
  @Tag("SEC-9")
  void aLockThatConnectsAtThatMomentGetsIt() throws Exception {
    HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
    CompletableFuture<Boolean> writerIsHeld = new CompletableFuture<>();
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    var held =
        open.store()
            .write(
                transaction -> {
                  writerIsHeld.complete(true);
                  return goOn.get();
                });
    writerIsHeld.join();
    CompletableFuture<Attempts.Begun> begun =
        CompletableFuture.supplyAsync(
            () -> attempts.revoke(SigningLock.ID, OWNER, revocation(3)).orElseThrow(),
            Thread::startVirtualThread);
    locks.arrived(connection);
    attempts.deliverTo(SigningLock.ID);
    goOn.complete(true);
    held.toCompletableFuture().join();

    confirms(connection.next());

    Attempts.Begun kept = begun.get(20, TimeUnit.SECONDS);
    Attempt end = kept.settled().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(AttemptState.DONE, end.state());
    assertEquals(0, connection.waiting());
  }
}
