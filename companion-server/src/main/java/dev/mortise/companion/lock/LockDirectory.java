package dev.mortise.companion.lock;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.link.StatusHint;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Which locks are connected to this node now, and what each looked like last.
///
/// A lock has one connection: a new one takes the old one's place. Safe for use by any thread.
public final class LockDirectory {

  private record Present(LockConnection connection, Optional<StatusHint> hint) {}

  private final ConcurrentMap<LockId, Present> present = new ConcurrentHashMap<>();

  /// A lock connected.
  public void arrived(LockConnection connection) {
    Present before =
        present.put(connection.lock().lockId(), new Present(connection, Optional.empty()));
    if (before != null) {
      before.connection().takenOver();
    }
  }

  /// A connection ended; if another took its place meanwhile, nothing changes.
  ///
  /// @return whether the lock is gone by that
  public boolean left(LockConnection connection) {
    AtomicBoolean gone = new AtomicBoolean();
    present.computeIfPresent(
        connection.lock().lockId(),
        (id, standing) -> {
          gone.set(standing.connection().equals(connection));
          return gone.get() ? null : standing;
        });
    return gone.get();
  }

  /// Whether this lock is connected, by this certificate.
  public boolean isPresent(LockCertificate lock) {
    Present standing = present.get(lock.lockId());
    return standing != null && standing.connection().lock().equals(lock);
  }

  /// A lock told what it looks like; heeded from the one that is connected alone.
  public void looks(LockCertificate lock, StatusHint hint) {
    present.computeIfPresent(
        lock.lockId(),
        (id, standing) ->
            standing.connection().lock().equals(lock)
                ? new Present(standing.connection(), Optional.of(hint))
                : standing);
  }

  /// Whether this lock is connected.
  public boolean isOnline(LockId id) {
    return present.containsKey(id);
  }

  /// The connection of this lock, if it is connected.
  public Optional<LockConnection> connection(LockId id) {
    return Optional.ofNullable(present.get(id)).map(Present::connection);
  }

  /// What this lock said it looks like since it connected: a hint and no more.
  public Optional<StatusHint> hint(LockId id) {
    return Optional.ofNullable(present.get(id)).flatMap(Present::hint);
  }

  /// The signing key of this lock as its certificate says, if it is connected.
  public Optional<SigningKey> signingKey(LockId id) {
    return Optional.ofNullable(present.get(id))
        .map(standing -> standing.connection().lock().signingKey());
  }

  /// How many locks are connected.
  public int size() {
    return present.size();
  }

  /// Asks a lock; a lock that is not connected, or that nobody ever heard of, is unreachable alike.
  public CompletionStage<Octets> ask(LockId id, Octets request, Duration deadline) {
    return ask(id, request, deadline, CompletableFuture::completedStage);
  }

  /// The same; the lock's response is acknowledged once `settle` is done with it.
  public <T> CompletionStage<T> ask(
      LockId id, Octets request, Duration deadline, Function<Octets, CompletionStage<T>> settle) {
    Present standing = present.get(id);
    return standing == null
        ? CompletableFuture.failedStage(LockUnreachable.notSent("lock is not connected"))
        : standing.connection().ask(request, deadline, settle);
  }
}
