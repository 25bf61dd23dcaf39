package dev.mortise.companion.lock.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.lock.HandAnsweredLock;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands and what becomes of them, over the real store and a lock whose word the test gives.
class AttemptsTest {

  private static final AccountId ANNA = new AccountId("anna");
  private static final long PATIENCE_SECONDS = 20;

  private final SigningLock lock = new SigningLock();
  private final HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
  private final LockDirectory locks = new LockDirectory();
  private final Octets unlock = lock.unlock(2, 1).encode();
  private final Octets receipt = lock.receipt(Subject.of(SigningLock.challenge(1)), Result.done());

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private OpenStore open;
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    attempts = new Attempts(open.store(), locks, ids(), AttemptPolicy.USUAL);
    locks.arrived(connection);
  }

  private IdSource ids() {
    return new IdSource(() -> now, new SecureRandom());
  }

  private static AttemptPolicy tidyingAtOnce() {
    AttemptPolicy usual = AttemptPolicy.USUAL;
    return new AttemptPolicy(
        usual.receiptWait(),
        usual.refusedWait(),
        usual.answerWait(),
        usual.strangersWait(),
        usual.overdueAfter(),
        usual.keptAfter(),
        usual.endedPerAccount(),
        1,
        usual.revocationsPerAccount(),
        usual.revocationsAtOnce());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static Attempt ended(Attempts.Begun begun) throws Exception {
    return begun.settled().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Attempt kept(Attempts.Begun begun) {
    return attempts.find(begun.attempt().id(), ANNA).orElseThrow();
  }

  @Test
  void theReceiptEndsItAlsoWhenNobodyWaitedSoLong() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);

    Attempt shown = AttemptAnswers.await(begun, Duration.ofMillis(1));
    assertEquals(AttemptState.DISPATCHED, shown.state());
    connection.next().answer(receipt);

    assertEquals(AttemptState.DONE, ended(begun).state());
    assertEquals(AttemptState.DONE, kept(begun).state());
    assertEquals(Optional.of(receipt), kept(begun).response());
  }

  @Test
  void withoutAWordItIsUnknownAndTheReceiptStillEndsIt() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    connection.next().giveUp();
    assertEquals(AttemptState.UNKNOWN, ended(begun).state());

    assertEquals(
        true, attempts.answeredLate(lock.certificate(), receipt).toCompletableFuture().join());

    assertEquals(AttemptState.DONE, kept(begun).state());
    assertEquals(Optional.of(receipt), kept(begun).response());
  }

  @Test
  @Tag("SEC-3")
  void aLateReceiptEndsNothingUnlessThisLockSignedItForThisRequest() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    connection.next().giveUp();
    assertEquals(AttemptState.UNKNOWN, ended(begun).state());
    Subject subject = Subject.of(SigningLock.challenge(1));
    Octets forged = SigningLock.signingWith(9).receipt(subject, Result.done());
    Octets ofAnother = lock.receipt(Subject.of(SigningLock.challenge(2)), Result.done());
    Octets unsigned = new Response.Refused(Refusal.MALFORMED).encode();

    for (Octets word : new Octets[] {forged, ofAnother, unsigned, Octets.ofHex("00")}) {
      attempts.answeredLate(lock.certificate(), word).toCompletableFuture().join();
      assertEquals(AttemptState.UNKNOWN, kept(begun).state());
    }
  }

  @Test
  void aReceiptForAnotherRequestIsNoReceipt() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    Subject other = Subject.of(SigningLock.challenge(2));

    connection.next().answer(lock.receipt(other, Result.done()));

    assertEquals(AttemptState.UNKNOWN, ended(begun).state());
  }

  @Test
  void theLocksRefusalIsShownWithItsReason() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    Subject subject = Subject.of(SigningLock.challenge(1));

    connection.next().answer(lock.receipt(subject, Result.refused(Refusal.PRIVACY_MODE)));

    assertEquals(AttemptState.REFUSED, ended(begun).state());
    assertEquals(Optional.of("privacy-mode"), kept(begun).reason());
  }

  @Test
  void anEndThatCouldNotBeStoredIsNoRefusalAndTheReceiptCountsAfterAll() throws Exception {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    begun.durable().toCompletableFuture().join();
    open.close();
    connection.next().answer(receipt);
    assertThrows(
        IllegalStateException.class,
        () -> AttemptAnswers.await(begun, Duration.ofSeconds(PATIENCE_SECONDS)));
    open();
    assertEquals(AttemptState.DISPATCHED, kept(begun).state());

    now = now.plus(Duration.ofMinutes(1));
    assertEquals(AttemptState.UNKNOWN, kept(begun).state());
    attempts.answeredLate(lock.certificate(), receipt).toCompletableFuture().join();
    assertEquals(AttemptState.DONE, kept(begun).state());
  }

  @Test
  void aCommandForALockThatIsNotThereIsNeverSent() throws Exception {
    locks.left(connection);
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    assertEquals(AttemptState.EXPIRED, ended(begun).state());
    locks.arrived(connection);
    attempts.deliverTo(SigningLock.ID);
    assertEquals(0, connection.waiting());
  }

  @Test
  void attemptsThatEndedAreLetGoAfterAWeekAndBeyondTwoHundred() throws Exception {
    locks.left(connection);
    attempts = new Attempts(open.store(), locks, ids(), tidyingAtOnce());
    Attempts.Begun first = attempts.command(SigningLock.ID, ANNA, unlock);
    now = now.plusSeconds(1);
    for (int more = 1; more <= AttemptPolicy.USUAL.endedPerAccount(); more++) {
      var _ = attempts.command(SigningLock.ID, ANNA, unlock);
    }
    assertTrue(attempts.find(first.attempt().id(), ANNA).isPresent());
    now = now.plusSeconds(1);
    Attempts.Begun last = attempts.command(SigningLock.ID, ANNA, unlock);
    assertFalse(attempts.find(first.attempt().id(), ANNA).isPresent());

    now = now.plus(AttemptPolicy.USUAL.keptAfter()).plusSeconds(1);
    var _ = attempts.command(SigningLock.ID, new AccountId("boris"), unlock);
    var _ = attempts.command(SigningLock.ID, new AccountId("boris"), unlock);
    var _ = attempts.command(SigningLock.ID, new AccountId("boris"), unlock);
    assertFalse(attempts.find(last.attempt().id(), ANNA).isPresent());
  }

  @Test
  void theSameCommandUnderItsKeyIsTheSameAttemptAndIsSentOnce() throws Exception {
    IdempotencyKey key = new IdempotencyKey("key");
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock, key).orElseThrow();
    Attempts.Begun again = attempts.command(SigningLock.ID, ANNA, unlock, key).orElseThrow();

    assertEquals(begun.attempt().id(), again.attempt().id());
    assertEquals(1, connection.waiting());
    Octets other = lock.unlock(2, 2).encode();
    assertEquals(Optional.empty(), attempts.command(SigningLock.ID, ANNA, other, key));
    AccountId boris = new AccountId("boris");
    Attempts.Begun others = attempts.command(SigningLock.ID, boris, unlock, key).orElseThrow();
    assertNotEquals(begun.attempt().id(), others.attempt().id());
  }

  @Test
  @Tag("SEC-21")
  void nobodySeesTheAttemptOfAnother() {
    Attempts.Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    assertEquals(Optional.empty(), attempts.find(begun.attempt().id(), new AccountId("boris")));
  }

  /// The writer is held, so that neither finds the other's attempt in the store.
  @Test
  void twiceAtOnceIsOneAttemptAndBothHearItsEnd() throws Exception {
    IdempotencyKey key = new IdempotencyKey("key");
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
    List<CompletableFuture<Attempts.Begun>> both =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> attempts.command(SigningLock.ID, ANNA, unlock, key).orElseThrow(),
                        Thread::startVirtualThread))
            .limit(2)
            .toList();
    goOn.complete(true);
    held.toCompletableFuture().join();
    HandAnsweredLock.Question question = connection.next();
    for (CompletableFuture<Attempts.Begun> each : both) {
      Attempts.Begun begun = each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertFalse(begun.settled().toCompletableFuture().isDone());
    }

    question.answer(receipt);

    for (CompletableFuture<Attempts.Begun> each : both) {
      assertEquals(AttemptState.DONE, ended(each.join()).state());
    }
    assertEquals(0, connection.waiting());
  }
}
