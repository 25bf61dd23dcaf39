package dev.mortise.companion.lock.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.lock.HandAnsweredLock;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.attempt.Attempts.Begun;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command goes to its lock while it is being stored: what is said meanwhile, and what is left if
/// the process ends in between.
class StoredBesideTest {

  private static final AccountId ANNA = new AccountId("anna");
  private static final IdempotencyKey KEY = new IdempotencyKey("key");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SigningLock lock = new SigningLock();
  private final HandAnsweredLock connection = new HandAnsweredLock(lock.certificate());
  private final LockDirectory locks = new LockDirectory();
  private final Octets unlock = lock.unlock(2, 1).encode();
  private final Octets receipt = lock.receipt(Subject.of(SigningLock.challenge(1)), Result.done());
  private final CompletableFuture<Boolean> goOn = new CompletableFuture<>();

  @TempDir Path temp;
  private OpenStore open;
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(Files.createDirectory(temp.resolve("first")));
    attempts = attemptsIn(open.store());
    locks.arrived(connection);
  }

  @AfterEach
  void close() {
    goOn.complete(true);
    open.close();
  }

  private Attempts attemptsIn(Store store) {
    IdSource ids = new IdSource(() -> Instant.parse("2026-03-01T12:00:00Z"), new SecureRandom());
    return new Attempts(store, locks, ids, AttemptPolicy.USUAL);
  }

  /// Keeps the writer from committing anything until the test goes on.
  private void holdWriter() {
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    var _ =
        open.store()
            .write(
                transaction -> {
                  held.complete(true);
                  return goOn.get();
                });
    held.join();
  }

  private static Attempt ended(Begun begun) throws Exception {
    return begun.settled().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void nobodyHearsOfACommandBeforeItIsDurableThoughTheLockHasDoneIt() throws Exception {
    holdWriter();
    Begun begun = attempts.command(SigningLock.ID, ANNA, unlock);
    connection.next().answer(receipt);
    CompletableFuture<Attempt> impatient =
        CompletableFuture.supplyAsync(
            () -> AttemptAnswers.await(begun, Duration.ZERO), Thread::startVirtualThread);
    assertEquals(Optional.empty(), attempts.find(begun.attempt().id(), ANNA));
    assertFalse(begun.settled().toCompletableFuture().isDone());
    assertFalse(impatient.isDone());

    goOn.complete(true);

    assertEquals(AttemptState.DONE, ended(begun).state());
    assertEquals(begun.attempt().id(), impatient.get(20, TimeUnit.SECONDS).id());
    Attempt kept = attempts.find(begun.attempt().id(), ANNA).orElseThrow();
    assertEquals(AttemptState.DONE, kept.state());
    assertEquals(Optional.of(receipt), kept.response());
  }

  @Test
  void whatTheStoreDoesNotTakeIsNotSent() {
    open.close();
    assertThrows(StoreUnavailable.class, () -> attempts.command(SigningLock.ID, ANNA, unlock));
    assertThrows(RuntimeException.class, () -> attempts.command(SigningLock.ID, ANNA, unlock, KEY));
    assertEquals(0, connection.waiting());
  }

  @Test
  void anotherCommandUnderTheKeyOfOneThatIsBeingStoredIsNotSent() throws Exception {
    holdWriter();
    Begun begun = attempts.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
    Octets other = lock.unlock(2, 2).encode();
    assertEquals(Optional.empty(), attempts.command(SigningLock.ID, ANNA, other, KEY));
    assertEquals(
        begun.attempt().id(),
        attempts.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow().attempt().id());
    connection.next().answer(receipt);
    goOn.complete(true);
    assertEquals(AttemptState.DONE, ended(begun).state());
    assertEquals(0, connection.waiting());
  }

  /// The lock opened, and the process ended before the attempt was durable.
  @Test
  void afterAKillInBetweenTheLockAloneTellsWhatItDid() throws Exception {
    holdWriter();
    Begun lost = attempts.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
    connection.next().answer(receipt);
    Path image = imageOfTheDisk();
    try (OpenStore restarted = OpenStore.in(image)) {
      Attempts after = attemptsIn(restarted.store());
      after.recover();
      assertEquals(Optional.empty(), after.find(lost.attempt().id(), ANNA));

      Begun again = after.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
      connection.next().answer(receipt);
      assertEquals(AttemptState.DONE, ended(again).state());

      Begun late = after.command(SigningLock.ID, ANNA, lock.unlock(2, 2).encode());
      connection.next().answer(new Response.Refused(Refusal.STALE_CHALLENGE).encode());
      assertEquals(AttemptState.UNKNOWN, ended(late).state());
      assertEquals(Optional.of("stale-challenge"), ended(late).reason());
    }
  }

  /// The same, and the lock has not come back when the app sends the command again.
  @Test
  void afterAKillInBetweenACommandForAnAbsentLockIsNotToldAsNeverSent() throws Exception {
    holdWriter();
    var _ = attempts.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
    connection.next().answer(receipt);
    Path image = imageOfTheDisk();
    locks.left(connection);
    try (OpenStore restarted = OpenStore.in(image)) {
      Attempts after = attemptsIn(restarted.store());
      after.recover();

      Begun again = after.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
      assertEquals(AttemptState.UNKNOWN, ended(again).state());
      UUID id = again.attempt().id();
      assertEquals(AttemptState.UNKNOWN, after.find(id, ANNA).orElseThrow().state());

      locks.arrived(connection);
      after.answeredLate(lock.certificate(), receipt).toCompletableFuture().join();
      assertEquals(AttemptState.DONE, after.find(id, ANNA).orElseThrow().state());
      assertEquals(0, connection.waiting());
    }
  }

  /// The lock goes between the look whether it is there and the sending.
  @Test
  void aCommandUnderAKeyThatTheLinkDoesNotTakeIsNotToldAsNeverSent() throws Exception {
    Begun keyed = attempts.command(SigningLock.ID, ANNA, unlock, KEY).orElseThrow();
    connection.next().refuse();
    assertEquals(AttemptState.UNKNOWN, ended(keyed).state());

    Begun plain = attempts.command(SigningLock.ID, ANNA, unlock);
    connection.next().refuse();
    assertEquals(AttemptState.EXPIRED, ended(plain).state());
  }

  private Path imageOfTheDisk() throws IOException {
    Path image = Files.createDirectory(temp.resolve("image"));
    for (String file : new String[] {"companion.db", "companion.db-wal"}) {
      Files.copy(open.folder().path().resolve(file), image.resolve(file));
    }
    return image;
  }
}
