package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tinylog.Logger;

/// Sends requests to locks, at most once each, and keeps what became of them.
///
/// An attempt is durable as *dispatched* before the first byte leaves, so that a crash leaves it
/// *unknown* and never as not sent. Only revocations are sent again: they say the same however
/// often they come.
public final class Attempts {

  private final Store store;
  private final LockDirectory locks;
  private final IdSource ids;
  private final AttemptPolicy policy;

  /// What this process has sent and not settled. The device link bounds how much that is.
  private final ConcurrentMap<UUID, CompletionStage<Attempt>> underWay = new ConcurrentHashMap<>();

  public Attempts(Store store, LockDirectory locks, IdSource ids, AttemptPolicy policy) {
    this.store = store;
    this.locks = locks;
    this.ids = ids;
    this.policy = policy;
  }

  /// Ends what an earlier process left under way. Call it once, before locks connect.
  public void recover() {
    int ended = store.writeAndWait(handle -> new AttemptRows(handle).endUnfinished());
    Logger.info("attempts of an earlier run are unknown now count={}", ended);
  }

  /// An attempt by its id, if this account made it.
  public Optional<Attempt> find(UUID id, AccountId account) {
    return store.readAndWait(handle -> new AttemptRows(handle).find(id, account));
  }

  /// An attempt by its id, if this account made it, for whoever waits for its end. One that waits
  /// for its lock to connect has no end in sight, and counts as told.
  public Optional<Begun> follow(UUID id, AccountId account) {
    Optional<CompletionStage<Attempt>> waiting = Optional.ofNullable(underWay.get(id));
    return find(id, account)
        .map(
            found ->
                new Begun(
                    found,
                    waiting
                        .filter(_ -> found.state().isOpen())
                        .orElseGet(() -> CompletableFuture.completedStage(found))));
  }

  /// Begins an attempt.
  public Begun begin(AttemptKind kind, LockId lock, AccountId account, Octets request) {
    Instant now = ids.clock().instant();
    Optional<SigningKey> key = locks.signingKey(lock);
    boolean waits = kind == AttemptKind.REVOCATION;
    AttemptState state = state(key.isPresent(), waits);
    Attempt attempt =
        new Attempt(
            ids.next(),
            lock,
            account,
            kind,
            state,
            state == AttemptState.EXPIRED ? Outcome.unreachable().reason() : Optional.empty(),
            request,
            Optional.empty(),
            now,
            now.plus(policy.receiptWait()));
    store.writeAndWait(
        handle -> {
          new AttemptRows(handle).add(attempt);
          return attempt;
        });
    return new Begun(
        attempt,
        state == AttemptState.DISPATCHED
            ? send(attempt, key.orElseThrow())
            : CompletableFuture.completedStage(attempt));
  }

  private static AttemptState state(boolean connected, boolean waits) {
    if (connected) {
      return AttemptState.DISPATCHED;
    }
    return waits ? AttemptState.ACCEPTED : AttemptState.EXPIRED;
  }

  /// An attempt, and the stage that completes with how it ended.
  ///
  /// @param attempt as it was stored
  /// @param settled completes when the end is durable
  public record Begun(Attempt attempt, CompletionStage<Attempt> settled) {}

  private CompletionStage<Attempt> send(Attempt attempt, SigningKey key) {
    CompletionStage<Attempt> settled = carry(attempt, key);
    underWay.put(attempt.id(), settled);
    return settled.whenComplete((_, _) -> underWay.remove(attempt.id()));
  }

  private CompletionStage<Attempt> carry(Attempt attempt, SigningKey key) {
    return locks
        .ask(attempt.lock(), attempt.request(), policy.receiptWait())
        .handle(
            (response, failure) ->
                failure == null ? Outcome.ofResponse(response, key) : Outcome.ofFailure(failure))
        .thenCompose(outcome -> settle(attempt, outcome));
  }

  private CompletionStage<Attempt> settle(Attempt attempt, Outcome outcome) {
    boolean tryAgain = attempt.kind() == AttemptKind.REVOCATION && outcome.response().isEmpty();
    if (tryAgain) {
      return CompletableFuture.completedStage(attempt);
    }
    return store.write(
        handle -> {
          new AttemptRows(handle).settle(attempt.id(), outcome);
          return attempt.turned(outcome);
        });
  }

  /// A lock connected: it gets the revocations it has not confirmed.
  public void deliverTo(LockId lock) {
    locks
        .signingKey(lock)
        .ifPresent(
            key ->
                store
                    .read(
                        handle ->
                            new AttemptRows(handle)
                                .openRevocations(lock, policy.revocationsAtOnce()))
                    .thenAccept(open -> open.forEach(each -> sendAgain(each, key)))
                    .exceptionally(
                        failure -> {
                          Logger.warn(failure, "revocations wait on lock={}", lock);
                          return null;
                        }));
  }

  private void sendAgain(Attempt revocation, SigningKey key) {
    send(revocation, key)
        .exceptionally(
            failure -> {
              Logger.warn(failure, "revocation waits on lock={}", revocation.lock());
              return revocation;
            });
  }

  /// Asks a lock something that changes nothing, and leaves no trace: a question for a challenge.
  public CompletionStage<Octets> ask(LockId lock, Octets request) {
    return locks.ask(lock, request, policy.answerWait());
  }
}
