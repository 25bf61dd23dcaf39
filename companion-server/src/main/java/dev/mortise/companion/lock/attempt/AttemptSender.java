package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.lock.KnownLock;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.LockRows;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.key.SigningKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Sends one attempt to its lock once, and stores what became of it.
final class AttemptSender {

  private final Store store;
  private final LockDirectory locks;
  private final AttemptPolicy policy;

  /// What this process has sent and not settled. Those who wait for its end and the device link
  /// bound how much that is.
  private final ConcurrentMap<UUID, CompletableFuture<Attempt>> underWay =
      new ConcurrentHashMap<>();

  AttemptSender(Store store, LockDirectory locks, AttemptPolicy policy) {
    this.store = store;
    this.locks = locks;
    this.policy = policy;
  }

  /// The stage completes when the end is durable. A revocation ends by the lock's signed word that
  /// holds for good, and by no other: it is open until then, and completes as it was, with the
  /// reason that the lock gave if it gave any word.
  ///
  /// An attempt that is under way is not sent beside itself: whoever comes second gets the same
  /// end.
  CompletionStage<Attempt> send(Attempt attempt, Audience audience) {
    return send(attempt, audience, Outcome.unreachable());
  }

  /// The same.
  ///
  /// @param notSent how it ends if it turns out that it cannot be sent now
  CompletionStage<Attempt> send(Attempt attempt, Audience audience, Outcome notSent) {
    CompletableFuture<Attempt> settled = new CompletableFuture<>();
    CompletableFuture<Attempt> first = underWay.putIfAbsent(attempt.id(), settled);
    if (first != null) {
      return first;
    }
    CompletableFuture.completedStage(attempt)
        .thenCompose(each -> unlessEnded(each, audience, notSent))
        .whenComplete(
            (end, failure) -> {
              underWay.remove(attempt.id());
              if (failure == null) {
                settled.complete(end);
              } else {
                settled.completeExceptionally(failure);
              }
            });
    return settled;
  }

  /// A revocation is sent by whoever comes first, its sender or its lock's round, so what one of
  /// them holds may have ended by the other meanwhile.
  private CompletionStage<Attempt> unlessEnded(
      Attempt attempt, Audience audience, Outcome notSent) {
    if (attempt.kind() != AttemptKind.REVOCATION) {
      return carry(attempt, audience, notSent);
    }
    return store
        .read(handle -> new AttemptRows(handle).find(attempt.id(), attempt.account()))
        .thenCompose(
            now ->
                now.filter(stored -> !stored.state().isOpen())
                    .<CompletionStage<Attempt>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> carry(attempt, audience, notSent)));
  }

  /// The end of an attempt that was sent and is not settled.
  Optional<CompletionStage<Attempt>> underWay(UUID id) {
    return Optional.ofNullable(underWay.get(id));
  }

  private CompletionStage<Attempt> carry(Attempt attempt, Audience audience, Outcome notSent) {
    long begun = System.nanoTime();
    Optional<SigningKey> key = locks.signingKey(attempt.lock());
    CompletionStage<Attempt> settled =
        key.isEmpty() ? settle(attempt, notSent) : ask(attempt, audience, notSent, key.get());
    return audience == Audience.STRANGER
        ? settled.thenCompose(end -> notBefore(begun, end))
        : settled;
  }

  /// The lock's response is stored before it is acknowledged, so that whatever ends this process in
  /// between, the lock still has it to send.
  private CompletionStage<Attempt> ask(
      Attempt attempt, Audience audience, Outcome notSent, SigningKey key) {
    return locks
        .ask(
            attempt.lock(),
            attempt.request(),
            policy.receiptWait(),
            response -> settle(attempt, Outcome.ofResponse(attempt, audience, response, key)))
        .exceptionallyCompose(
            failure ->
                Outcome.ofFailure(failure, notSent)
                    .map(outcome -> settle(attempt, outcome))
                    .orElseGet(() -> CompletableFuture.failedStage(failure)));
  }

  private CompletionStage<Attempt> settle(Attempt attempt, Outcome outcome) {
    if (attempt.kind() != AttemptKind.REVOCATION || outcome.lasting()) {
      return end(attempt, outcome);
    }
    if (outcome.response().isEmpty()) {
      return CompletableFuture.completedStage(attempt);
    }
    // Whoever has the lock in their hands can have it refuse for a while: with an old flash in it,
    // say. What is vain in any case need not wait for better.
    return store
        .read(handle -> new LockRows(handle).find(attempt.lock()).map(KnownLock::generation))
        .thenCompose(
            reached ->
                attempt.isVain(reached)
                    ? end(attempt, outcome)
                    : CompletableFuture.completedStage(attempt.turned(outcome.waiting())));
  }

  private CompletionStage<Attempt> end(Attempt attempt, Outcome outcome) {
    return store.write(
        handle -> {
          new AttemptRows(handle).settle(attempt.id(), outcome);
          return attempt.turned(outcome);
        });
  }

  private CompletionStage<Attempt> notBefore(long begunNanos, Attempt attempt) {
    Duration left = policy.strangersWait().minusNanos(System.nanoTime() - begunNanos);
    if (attempt.state() != AttemptState.EXPIRED || left.isNegative()) {
      return CompletableFuture.completedStage(attempt);
    }
    Executor then =
        CompletableFuture.delayedExecutor(
            left.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread);
    return CompletableFuture.supplyAsync(() -> attempt, then);
  }
}
