package dev.mortise.companion.lock.attempt;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
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
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revocations that a lock would not take when they came.
class RefusedRevocationsTest {

  private static final AccountId OWNER = new AccountId("owner");
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final SigningLock lock = new SigningLock();
  private final LockDirectory locks = new LockDirectory();
  private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Octets revocation = lock.revocation(2, 3).encode();

  @TempDir Path temp;
  private OpenStore open;
  private EventIntake intake;
  private Attempts attempts;
  private HandAnsweredLock connection;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    attempts = attempts(AttemptPolicy.USUAL);
    intake = new EventIntake(open.store(), () -> now, new EventBell(), _ -> {});
    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    connection = connects();
  }

  private Attempts attempts(AttemptPolicy policy) {
    IdSource ids = new IdSource(() -> now, new SecureRandom());
    return new Attempts(open.store(), locks, ids, policy);
  }

  private static AttemptPolicy askingAgainSoon() {
    AttemptPolicy usual = AttemptPolicy.USUAL;
    return new AttemptPolicy(
        usual.receiptWait(),
        MOMENT,
        usual.answerWait(),
        usual.strangersWait(),
        usual.overdueAfter(),
        usual.keptAfter(),
        usual.endedPerAccount(),
        usual.tidiedEvery(),
        usual.revocationsPerAccount(),
        usual.revocationsAtOnce());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void take(Octets event) {
    intake.take(lock.certificate(), event).toCompletableFuture().join();
  }

  private HandAnsweredLock connects() {
    HandAnsweredLock fresh = new HandAnsweredLock(lock.certificate());
    locks.arrived(fresh);
    attempts.deliverTo(SigningLock.ID);
    return fresh;
  }

  private Attempts.Begun revoke() {
    return attempts.revoke(SigningLock.ID, OWNER, revocation).orElseThrow();
  }

  private Octets receipt(Result result) {
    return lock.receipt(Subject.ofRequest(revocation), result);
  }

  private static Octets unsigned(Refusal reason) {
    return new Response.Refused(reason).encode();
  }

  private static Attempt settled(Attempts.Begun begun) throws Exception {
    return begun.settled().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private AttemptState kept(Attempts.Begun begun) {
    return attempts.find(begun.attempt().id(), OWNER).orElseThrow().state();
  }

  @Test
  @Tag("SEC-9")
  @Tag("SEC-26")
  void noWordThatTheLockDidNotSignOrThatMayPassEndsOne() throws Exception {
    Octets ofAnother = SigningLock.signingWith(9).receipt(Subject.ofRequest(revocation), noRoom());
    Octets[] words = {
      unsigned(Refusal.RESTORED_FLASH),
      unsigned(Refusal.UNKNOWN_KEY),
      unsigned(Refusal.STALE_CHALLENGE),
      Octets.ofHex("00"),
      ofAnother,
      lock.receipt(Subject.of(SigningLock.challenge(1)), Result.done()),
      receipt(noRoom()),
      receipt(Result.refused(Refusal.TIME_UNKNOWN)),
    };
    for (Octets word : words) {
      Attempts.Begun begun = revoke();
      connection.next().answer(word);
      assertEquals(AttemptState.ACCEPTED, settled(begun).state());
      assertEquals(AttemptState.ACCEPTED, kept(begun));
    }
    Attempts.Begun last = revoke();
    connection.next().answer(receipt(Result.done()));
    assertEquals(AttemptState.DONE, settled(last).state());
    assertEquals(AttemptState.DONE, kept(last));
  }

  private static Result noRoom() {
    return Result.refused(Refusal.NO_ROOM);
  }

  @Test
  @Tag("SEC-9")
  void whyItWaitsOnIsTold() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(receipt(noRoom()));
    assertEquals(Optional.of("no-room"), settled(begun).reason());
    assertEquals(Optional.empty(), settled(begun).response());
  }

  @Test
  @Tag("SEC-9")
  void whatTheLockRefusesForGoodByItsSignatureIsOver() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(receipt(Result.refused(Refusal.NOT_PERMITTED)));
    assertEquals(AttemptState.REFUSED, settled(begun).state());
    assertEquals(AttemptState.REFUSED, kept(begun));
  }

  @Test
  @Tag("SEC-9")
  void theSameHoldsForAWordThatComesLate() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().giveUp();
    assertEquals(AttemptState.ACCEPTED, settled(begun).state());

    answeredLate(receipt(noRoom()));
    assertEquals(AttemptState.ACCEPTED, kept(begun));
    answeredLate(unsigned(Refusal.RESTORED_FLASH));
    assertEquals(AttemptState.ACCEPTED, kept(begun));
    answeredLate(receipt(Result.refused(Refusal.WRONG_GENERATION)));
    assertEquals(AttemptState.REFUSED, kept(begun));
  }

  private void answeredLate(Octets word) {
    attempts.answeredLate(lock.certificate(), word).toCompletableFuture().join();
  }

  @Test
  @Tag("SEC-9")
  @Tag("SEC-26")
  void itComesAgainWhenTheLockComesBack() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(unsigned(Refusal.RESTORED_FLASH));
    var _ = settled(begun);

    locks.left(connection);
    HandAnsweredLock.Question again = connects().next();

    assertEquals(revocation, again.request());
  }

  @Test
  @Tag("SEC-9")
  void aLockThatStaysIsAskedAgainAfterAWhileAndNotBefore() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(receipt(noRoom()));
    var _ = settled(begun);
    attempts.deliverTo(SigningLock.ID);
    connection.next().answer(receipt(noRoom()));
    open.store().readAndWait(_ -> true);
    assertEquals(0, connection.waiting());

    attempts = attempts(askingAgainSoon());
    attempts.deliverTo(SigningLock.ID);
    for (int again = 0; again < 3; again++) {
      connection.next().answer(receipt(noRoom()));
    }
    connection.next().answer(receipt(Result.done()));
    Awaitility.await().until(() -> kept(begun) == AttemptState.DONE);
  }

  /// The wait for a round may outlive the companion that began it.
  @Test
  void whatIsDueAfterTheEndOfTheStoreDoesNothing() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(receipt(noRoom()));
    var _ = settled(begun);
    open.close();

    assertDoesNotThrow(() -> attempts.deliverTo(SigningLock.ID));
    locks.left(connection);
    assertDoesNotThrow(() -> attempts.deliverTo(SigningLock.ID));

    assertEquals(0, connection.waiting());
  }

  /// Its signer is enrolled no more, so the lock signs no word about it.
  @Test
  @Tag("SEC-9")
  void oneFromBeforeAResetThatTheLockSignedIsOver() throws Exception {
    Attempts.Begun begun = revoke();
    connection.next().answer(unsigned(Refusal.UNKNOWN_KEY));
    assertEquals(AttemptState.ACCEPTED, settled(begun).state());
    take(lock.resets());

    Attempts.Begun again = revoke();
    connection.next().answer(unsigned(Refusal.UNKNOWN_KEY));

    assertEquals(AttemptState.REFUSED, settled(again).state());
    assertEquals(AttemptState.REFUSED, kept(begun));
  }
}
