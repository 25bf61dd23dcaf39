package dev.mortise.companion.lock.attempt;

import dev.mortise.authority.Operation;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.LockRows;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends requests to locks, at most once each, and keeps what became of them.
///
/// Nobody hears of an attempt before it is durable as *dispatched*, so that a crash leaves it
/// *unknown* and never as not sent. A receipt of the lock ends it whenever it comes, also long
/// after nobody waits. Only revocations are sent again: they say the same however often they come.
///
/// A command goes to its lock beside its storing, because the lock takes at least as long. So a
/// crash in between may leave a command that the lock did and no attempt of it. Nothing was said
/// about it then; the app has no answer and shows that the door may still open. The truth comes
/// from the lock, as always: its event names the app's key and reaches the household by itself.
/// Whoever sends the command again, under its Idempotency-Key or not, moves nothing twice: the lock
/// gives its receipt again as long as the challenge lives, and an unsigned refusal afterwards,
/// which leaves the outcome *unknown*. If the lock is not there, a command under a key is *unknown*
/// too: the process before may have sent it under the same key, and a missing row does not tell.
/// Only a command without a key, each time an attempt of its own, is told as never sent.
public final class Attempts {

  private final Store store;
  private final LockDirectory locks;
  private final IdSource ids;
  private final AttemptPolicy policy;
  private final AttemptSender sender;
  private final RevocationCourier courier;

  /// The commands with a key that are not durable yet, where the store does not show them. No more
  /// than the store takes.
  private final ConcurrentMap<Called, CompletableFuture<Begun>> fresh = new ConcurrentHashMap<>();

  /// What an account calls a command.
  private record Called(AccountId account, IdempotencyKey key) {}

  public Attempts(Store store, LockDirectory locks, IdSource ids, AttemptPolicy policy) {
    this.store = store;
    this.locks = locks;
    this.ids = ids;
    this.policy = policy;
    this.sender = new AttemptSender(store, locks, policy);
    this.courier = new RevocationCourier(store, locks, sender, policy);
  }

  /// Ends what an earlier process left under way. Call it once, before locks connect.
  public void recover() {
    int ended = store.writeAndWait(transaction -> new AttemptRows(transaction).endUnfinished());
    if (ended > 0) {
      Logger.info("attempts of an earlier run are unknown now count={}", ended);
    }
  }

  /// An attempt by its id, if this account made it.
  public Optional<Attempt> find(UUID id, AccountId account) {
    Instant overdue = overdue();
    Optional<Attempt> found =
        store.readAndWait(transaction -> new AttemptRows(transaction).find(id, account));
    if (found.isEmpty() || !found.get().isOverdue(overdue)) {
      return found;
    }
    // Its end could not be stored when it came.
    return store.writeAndWait(
        transaction -> {
          new AttemptRows(transaction).endOverdue(overdue);
          return new AttemptRows(transaction).find(id, account);
        });
  }

  /// An attempt by its id, if this account made it, for whoever waits for its end. One that waits
  /// for its lock to connect has no end in sight, and counts as told.
  public Optional<Begun> follow(UUID id, AccountId account) {
    Optional<CompletionStage<Attempt>> underWay = sender.underWay(id);
    return find(id, account)
        .map(
            found ->
                Begun.durable(
                    found,
                    underWay
                        .filter(_ -> found.state().isOpen())
                        .orElseGet(() -> CompletableFuture.completedStage(found))));
  }

  /// When this account last had the lock do this over this challenge, as the lock's receipt says:
  /// the moment the command came here. Empty if it never did.
  public Optional<Instant> whenDone(
      LockId lock, AccountId account, Challenge challenge, Operation operation) {
    return store
        .readAndWait(
            transaction -> new AttemptRows(transaction).done(lock, account, Subject.of(challenge)))
        .stream()
        .filter(attempt -> attempt.operation().equals(Optional.of(operation)))
        .map(Attempt::createdAt)
        .max(Comparator.naturalOrder());
  }

  private Instant overdue() {
    return ids.clock().instant().minus(policy.overdueAfter());
  }

  /// An attempt as it is stored, and the stage that completes with how it ended.
  ///
  /// @param durable completes when that is durable; nobody may hear of it before
  /// @param settled completes when the end is durable, and the attempt before it
  public record Begun(
      Attempt attempt, CompletionStage<?> durable, CompletionStage<Attempt> settled) {

    static Begun durable(Attempt attempt, CompletionStage<Attempt> settled) {
      return new Begun(attempt, CompletableFuture.completedStage(attempt), settled);
    }
  }

  /// Carries a member's command, now or never.
  public Begun command(LockId lock, AccountId account, Octets request) {
    return carried(freshCommand(lock, account, request, Outcome.unreachable()), null);
  }

  /// The same with what its sender calls it: the same command again is the same attempt, as long as
  /// that is kept. Key and attempt are stored as one, so that no crash can part them.
  ///
  /// @return empty if another command has this key
  public Optional<Begun> command(
      LockId lock, AccountId account, Octets request, IdempotencyKey key) {
    Called called = new Called(account, key);
    CompletableFuture<Begun> own = new CompletableFuture<>();
    CompletableFuture<Begun> twin = fresh.putIfAbsent(called, own);
    Begun begun =
        twin == null
            ? first(called, own, freshCommand(lock, account, request, Outcome.unheard()))
            : joined(twin);
    return begun.attempt().asks(lock, request) ? Optional.of(begun) : Optional.empty();
  }

  /// The attempt that the same command under the same key is already; nothing is sent.
  public Optional<Begun> known(LockId lock, AccountId account, Octets request, IdempotencyKey key) {
    Called called = new Called(account, key);
    CompletableFuture<Begun> twin = fresh.get(called); // First: what left these is durable.
    return (twin == null ? kept(called) : Optional.of(joined(twin)))
        .filter(begun -> begun.attempt().asks(lock, request));
  }

  /// The attempt that was stored under this key before, or else this one, which is sent. Whoever
  /// comes meanwhile waits for which of the two it is.
  private Begun first(Called called, CompletableFuture<Begun> own, Attempt attempt) {
    try {
      Begun begun = kept(called).orElseGet(() -> carried(attempt, called.key()));
      own.complete(begun);
      begun.durable().whenComplete((_, _) -> fresh.remove(called, own));
      return begun;
    } catch (RuntimeException e) {
      fresh.remove(called, own);
      own.completeExceptionally(e);
      throw e;
    }
  }

  private Optional<Begun> kept(Called called) {
    return store
        .readAndWait(
            transaction -> new AttemptRows(transaction).find(called.account(), called.key()))
        .flatMap(found -> follow(found.id(), called.account()));
  }

  private Attempt freshCommand(LockId lock, AccountId account, Octets request, Outcome offline) {
    Attempt attempt = fresh(AttemptKind.COMMAND, lock, account, request);
    return locks.isOnline(lock) ? attempt.turned(AttemptState.DISPATCHED) : attempt.turned(offline);
  }

  /// Stores a command and sends it meanwhile; what is not accepted for storing is not sent. The
  /// writer takes units in their order, so the end is never stored before the beginning.
  private Begun carried(Attempt attempt, @Nullable IdempotencyKey key) {
    CompletableFuture<Attempt> durable =
        store
            .write(transaction -> added(new AttemptRows(transaction), attempt, key))
            .toCompletableFuture();
    if (durable.isCompletedExceptionally() || !attempt.state().isOpen()) {
      return Begun.durable(attempt, CompletableFuture.completedStage(joined(durable)));
    }
    Outcome notSent = key == null ? Outcome.unreachable() : Outcome.unheard();
    CompletionStage<Attempt> end = sender.send(attempt, Audience.ACQUAINTED, notSent);
    return new Begun(attempt, durable, durable.thenCombine(end, (_, ended) -> ended));
  }

  private static <T> T joined(CompletableFuture<T> stage) {
    try {
      return stage.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// Carries a request to pair, now or never. To a stranger, a lock that refuses unsigned and one
  /// that is not there are one and the same, in words, in work and in time (SEC-17).
  public Begun pair(LockId lock, AccountId account, Audience audience, Octets request) {
    Attempt attempt =
        fresh(AttemptKind.PAIRING, lock, account, request).turned(AttemptState.DISPATCHED);
    store.writeAndWait(transaction -> added(new AttemptRows(transaction), attempt, null));
    return Begun.durable(attempt, sender.send(attempt, audience));
  }

  /// Takes a revocation for a lock, and keeps it until the lock's signed word ends it for good. The
  /// same one again is the same attempt.
  ///
  /// @return empty if this account has too many waiting for that lock
  public Optional<Begun> revoke(LockId lock, AccountId account, Octets request) {
    Attempt attempt = fresh(AttemptKind.REVOCATION, lock, account, request);
    Optional<Attempt> kept =
        store.writeAndWait(
            transaction -> {
              AttemptRows rows = new AttemptRows(transaction);
              Optional<Attempt> before = rows.waiting(attempt);
              if (before.isPresent()) {
                return before;
              }
              return rows.countWaiting(lock, account) < policy.revocationsPerAccount()
                  ? Optional.of(added(rows, attempt, null))
                  : Optional.empty();
            });
    // Whether the lock is there is asked after the commit: one that connects in between finds the
    // row, and one that connected before is found here.
    return kept.map(
        each ->
            Begun.durable(
                each,
                locks.isOnline(lock) ? courier.now(each) : CompletableFuture.completedStage(each)));
  }

  private Attempt fresh(AttemptKind kind, LockId lock, AccountId account, Octets request) {
    Instant now = ids.clock().instant();
    return new Attempt(
        ids.next(),
        lock,
        account,
        kind,
        AttemptState.ACCEPTED,
        Optional.empty(),
        request,
        Optional.empty(),
        now,
        now.plus(policy.receiptWait()));
  }

  private Attempt added(AttemptRows rows, Attempt attempt, @Nullable IdempotencyKey key) {
    if (ids.random().nextInt(policy.tidiedEvery()) == 0) {
      rows.endOverdue(overdue());
      rows.forget(
          attempt.account(),
          attempt.createdAt().minus(policy.keptAfter()),
          policy.endedPerAccount());
    }
    rows.add(attempt, key);
    return attempt;
  }

  /// A lock connected: it gets the revocations it has not confirmed.
  public void deliverTo(LockId lock) {
    courier.deliver(lock);
  }

  /// A lock answered when nobody waited any more. If that is its receipt, it ends the attempt that
  /// it names; the stage completes when that is durable.
  public CompletionStage<?> answeredLate(LockCertificate lock, Octets response) {
    Optional<Outcome.SignedReceipt> receipt =
        Outcome.SignedReceipt.parse(response, lock.signingKey());
    if (receipt.isEmpty()) {
      return CompletableFuture.completedStage(false);
    }
    return store.write(
        transaction ->
            new LockRows(transaction).trusts(lock)
                && new AttemptRows(transaction)
                    .settle(lock.lockId(), receipt.get().subject(), receipt.get().outcome()));
  }

  /// Asks a lock something that changes nothing, and leaves no trace: a question for a challenge.
  public CompletionStage<Octets> ask(LockId lock, Octets request) {
    return locks.ask(lock, request, policy.answerWait());
  }
}
