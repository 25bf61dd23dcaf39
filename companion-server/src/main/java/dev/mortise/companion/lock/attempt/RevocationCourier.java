package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/// Brings each lock the revocations that it has not confirmed, one after the other: all of them
/// while it stays connected, and never so many at once that nothing else gets through.
final class RevocationCourier {

  private final Store store;
  private final LockDirectory locks;
  private final AttemptSender sender;
  private final AttemptPolicy policy;

  /// The locks with a round under way, and whether another is due behind it.
  private final ConcurrentMap<LockId, Boolean> rounds = new ConcurrentHashMap<>();

  /// The rounds that are due after a while: two for a lock at most, however often it is asked.
  private final Set<Later> later = ConcurrentHashMap.newKeySet();

  private record Later(LockId lock, Duration after) {}

  RevocationCourier(Store store, LockDirectory locks, AttemptSender sender, AttemptPolicy policy) {
    this.store = store;
    this.locks = locks;
    this.sender = sender;
    this.policy = policy;
  }

  /// Sends one at once, beside a round that may be under way: somebody waits for it.
  CompletionStage<Attempt> now(Attempt revocation) {
    return sender
        .send(revocation, Audience.ACQUAINTED)
        .whenComplete(
            (ended, failure) -> {
              if (failure != null || ended.state().isOpen()) {
                laterTo(revocation.lock(), failure == null ? rest(ended) : policy.receiptWait());
              }
            });
  }

  /// Begins a round to a lock, or has another follow the one under way. To a lock that is gone
  /// there is none: its return begins one. So what was due when the companion ended touches
  /// nothing.
  void deliver(LockId lock) {
    if (locks.isOnline(lock) && rounds.put(lock, true) == null) {
      round(lock);
    }
  }

  private void round(LockId lock) {
    rounds.put(lock, false);
    // Begun within a stage, so that a store that throws ends the round like one that fails.
    CompletableFuture.completedStage(lock)
        .thenCompose(this::open)
        .thenCompose(open -> each(lock, open.iterator(), Optional.empty()))
        .whenComplete(
            (rest, failure) -> {
              if (failure != null) {
                Logger.warn(failure, "revocations wait on lock={}", lock);
              }
              if (failure != null) {
                laterTo(lock, policy.receiptWait());
              } else {
                rest.ifPresent(wait -> laterTo(lock, wait));
              }
              if (!rounds.remove(lock, false)) {
                round(lock);
              }
            });
  }

  private CompletionStage<List<Attempt>> open(LockId lock) {
    return store.read(
        handle -> new AttemptRows(handle).openRevocations(lock, policy.revocationsAtOnce()));
  }

  /// Completes with how long those rest that are left open; empty if none is. A lock that is gone
  /// gets them when it comes back.
  private CompletionStage<Optional<Duration>> each(
      LockId lock, Iterator<Attempt> open, Optional<Duration> rest) {
    if (!open.hasNext() || !locks.isOnline(lock)) {
      return CompletableFuture.completedStage(rest);
    }
    return sender
        .send(open.next(), Audience.ACQUAINTED)
        .thenCompose(ended -> each(lock, open, sooner(rest, ended)));
  }

  private Optional<Duration> sooner(Optional<Duration> rest, Attempt ended) {
    return ended.state().isOpen()
        ? Optional.of(rest.filter(wait -> wait.compareTo(rest(ended)) < 0).orElse(rest(ended)))
        : rest;
  }

  /// A lock that gave no word, or had too much before it, is asked again when what it works on is
  /// over; one that would not take it for now, when that may have changed.
  private Duration rest(Attempt open) {
    return open.reason().isPresent() ? policy.refusedWait() : policy.receiptWait();
  }

  private void laterTo(LockId lock, Duration wait) {
    Later due = new Later(lock, wait);
    if (locks.isOnline(lock) && later.add(due)) {
      Executor after =
          CompletableFuture.delayedExecutor(
              wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
      after.execute(
          () -> {
            later.remove(due);
            deliver(lock);
          });
    }
  }
}
