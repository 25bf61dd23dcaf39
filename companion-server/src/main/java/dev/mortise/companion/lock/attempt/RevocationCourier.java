package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import java.util.Iterator;
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
                laterTo(revocation.lock());
              }
            });
  }

  /// Begins a round to a lock, or has another follow the one under way.
  void deliver(LockId lock) {
    if (rounds.put(lock, true) == null) {
      round(lock);
    }
  }

  private void round(LockId lock) {
    rounds.put(lock, false);
    store
        .read(handle -> new AttemptRows(handle).openRevocations(lock, policy.revocationsAtOnce()))
        .thenCompose(open -> each(lock, open.iterator(), false))
        .whenComplete(
            (someWait, failure) -> {
              if (failure != null) {
                Logger.warn(failure, "revocations wait on lock={}", lock);
              }
              if (failure != null || someWait) {
                laterTo(lock);
              }
              if (!rounds.remove(lock, false)) {
                round(lock);
              }
            });
  }

  /// Completes with whether one was left without the lock's word.
  private CompletionStage<Boolean> each(LockId lock, Iterator<Attempt> open, boolean someWait) {
    if (!open.hasNext() || !locks.isOnline(lock)) {
      return CompletableFuture.completedStage(someWait || open.hasNext());
    }
    return sender
        .send(open.next(), Audience.ACQUAINTED)
        .thenCompose(ended -> each(lock, open, someWait || ended.state().isOpen()));
  }

  /// A lock that is gone gets the rest when it comes back; one that is there and gave no word, or
  /// had too much before it, is asked again when what it works on is over.
  private void laterTo(LockId lock) {
    if (locks.isOnline(lock)) {
      Executor later =
          CompletableFuture.delayedExecutor(
              policy.receiptWait().toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
      later.execute(() -> deliver(lock));
    }
  }
}
