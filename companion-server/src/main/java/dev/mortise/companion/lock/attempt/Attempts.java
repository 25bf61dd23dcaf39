package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.LockRows;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends requests to locks, at most once each, and keeps what became of them.
///
/// An attempt is durable as *dispatched* before the first byte leaves, so that a crash leaves it
/// *unknown* and never as not sent. A receipt of the lock ends it whenever it comes, also long
/// after nobody waits. Only revocations are sent again: they say the same however often they come.
public final class Attempts {

  private final Store store;
  private final LockDirectory locks;
  private final IdSource ids;
  private final AttemptPolicy policy;
  private final AttemptSender sender;
  private final RevocationCourier courier;

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
                new Begun(
                    found,
                    underWay
                        .filter(_ -> found.state().isOpen())
                        .orElseGet(() -> CompletableFuture.completedStage(found))));
  }

  private Instant overdue() {
    return ids.clock().instant().minus(policy.overdueAfter());
  }

  /// An attempt, and the stage that completes with how it ended.
  ///
  /// @param attempt as it was stored
  /// @param settled completes when the end is durable
  public record Begun(Attempt attempt, CompletionStage<Attempt> settled) {}

  /// Carries a member's command, now or never.
  public Begun command(LockId lock, AccountId account, Octets request) {
    Attempt attempt = freshCommand(lock, account, request);
    store.writeAndWait(transaction -> added(new AttemptRows(transaction), attempt, null));
    return carried(attempt);
  }

  /// The same with what its sender calls it: the same command again is the same attempt, as long as
  /// that is kept. Key and attempt are stored as one, so that no crash can part them.
  ///
  /// @return empty if another command has this key
  public Optional<Begun> command(
      LockId lock, AccountId account, Octets request, IdempotencyKey key) {
    Attempt attempt = freshCommand(lock, account, request);
    Attempt kept = firstOf(attempt, key);
    if (kept.id().equals(attempt.id())) {
      return Optional.of(carried(attempt));
    }
    return kept.lock().equals(lock) && kept.request().equals(request)
        ? follow(kept.id(), account)
        : Optional.empty();
  }

  /// The attempt that was stored under this key first: this one, or an earlier one. Two that come
  /// at once may be stored in one commit, so the first is announced before its twin can find it.
  private Attempt firstOf(Attempt attempt, IdempotencyKey key) {
    boolean sends = false;
    sender.announce(attempt.id());
    try {
      Attempt kept =
          store.writeAndWait(
              transaction -> {
                AttemptRows rows = new AttemptRows(transaction);
                Optional<Attempt> before = rows.find(attempt.account(), key);
                return before.orElseGet(() -> added(rows, attempt, key));
              });
      sends = kept.id().equals(attempt.id()) && kept.state().isOpen();
      return kept;
    } finally {
      if (!sends) {
        sender.drop(attempt.id());
      }
    }
  }

  private Attempt freshCommand(LockId lock, AccountId account, Octets request) {
    return fresh(AttemptKind.COMMAND, lock, account, request)
        .turned(locks.isOnline(lock) ? AttemptState.DISPATCHED : AttemptState.EXPIRED);
  }

  private Begun carried(Attempt attempt) {
    return new Begun(
        attempt,
        attempt.state().isOpen()
            ? sender.send(attempt, Audience.ACQUAINTED)
            : CompletableFuture.completedStage(attempt));
  }

  /// Carries a request to pair, now or never. To a stranger, a lock that refuses unsigned and one
  /// that is not there are one and the same, in words, in work and in time (SEC-17).
  public Begun pair(LockId lock, AccountId account, Audience audience, Octets request) {
    Attempt attempt =
        fresh(AttemptKind.PAIRING, lock, account, request).turned(AttemptState.DISPATCHED);
    store.writeAndWait(transaction -> added(new AttemptRows(transaction), attempt, null));
    return new Begun(attempt, sender.send(attempt, audience));
  }

  /// Takes a revocation for a lock, and keeps it until the lock confirms it. The same one again is
  /// the same attempt.
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
            new Begun(
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
