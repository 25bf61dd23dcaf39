package dev.mortise.companion.lock.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.lock.HandAnsweredLock;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an account learns that asks lock after lock to be enrolled.
class PairingSweepTest {

  private static final AccountId STRANGER = new AccountId("stranger");
  private static final LockId NOBODYS = new LockId(new UUID(7, 7));
  private static final Octets REQUEST = Octets.ofHex("a10203");

  private final SigningLock lock = new SigningLock();
  private final HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
  private final LockDirectory locks = new LockDirectory();

  @TempDir Path temp;
  private OpenStore open;
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    IdSource ids = new IdSource(() -> now, new SecureRandom());
    attempts = new Attempts(open.store(), locks, ids, AttemptPolicy.USUAL);
    locks.arrived(connection);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Attempts.Begun pair(LockId at, Audience audience) {
    return attempts.pair(at, STRANGER, audience, REQUEST);
  }

  private Attempt ended(Attempts.Begun begun) {
    Attempt ended = begun.settled().toCompletableFuture().join();
    assertEquals(ended, attempts.find(begun.attempt().id(), STRANGER).orElseThrow());
    return ended;
  }

  /// All that is shown of an attempt, but for its id and the lock that was named.
  private static AttemptView shown(Attempt attempt) {
    AttemptView view = AttemptView.of(attempt);
    return new AttemptView(
        "", "", view.state(), view.reason(), view.response(), view.createdAt(), view.deadline());
  }

  @Test
  @Tag("SEC-17")
  void aLockThatRefusesIsLikeOneThatIsNotThere() throws Exception {
    for (Refusal reason : new Refusal[] {Refusal.NOT_PAIRING, Refusal.WRONG_SECRET}) {
      Attempts.Begun there = pair(SigningLock.ID, Audience.STRANGER);
      Attempts.Begun nowhere = pair(NOBODYS, Audience.STRANGER);
      assertEquals(shown(there.attempt()), shown(nowhere.attempt()));

      connection.next().answer(new Response.Refused(reason).encode());

      assertEquals(shown(ended(there)), shown(ended(nowhere)));
      assertEquals(AttemptState.EXPIRED, ended(there).state());
    }
  }

  @Test
  @Tag("SEC-17")
  void whoKnowsTheLockHearsItsReason() throws Exception {
    Attempts.Begun begun = pair(SigningLock.ID, Audience.ACQUAINTED);
    connection.next().answer(new Response.Refused(Refusal.NOT_PAIRING).encode());

    assertEquals(Optional.of("not-pairing"), ended(begun).reason());
  }

  @Test
  @Tag("SEC-17")
  void theLocksReceiptIsForEverybody() throws Exception {
    Attempts.Begun begun = pair(SigningLock.ID, Audience.STRANGER);
    connection.next().answer(lock.receipt(Subject.ofRequest(REQUEST), Result.done()));

    assertEquals(AttemptState.DONE, ended(begun).state());
  }
}
