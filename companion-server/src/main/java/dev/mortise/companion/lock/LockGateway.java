package dev.mortise.companion.lock;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockGate;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.view.Views;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.protocol.link.StreamFrame;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Joins the device link to the rest of the companion: arrivals to the directory, events to their
/// intake, and whatever waits for a lock to the lock.
///
/// A maker's certificate says that a lock is one of theirs, not that it is the one we know: with
/// several makers, any of them could name any lock's id. So a lock arrives only with the key that
/// it has signed with from its first event on.
public final class LockGateway implements LockGate {

  private final LockDirectory directory;
  private final Store store;
  private final BiFunction<LockCertificate, Octets, CompletionStage<Taken>> intake;
  private final Attempts attempts;
  private final Views views;
  private final Consumer<LockId> arrivals;

  /// The connections whose key is being looked up.
  private final ConcurrentMap<LockConnection, Boolean> arriving = new ConcurrentHashMap<>();

  /// @param intake takes a lock's event and completes once it is durable
  /// @param arrivals told of each lock that arrived; it must not block
  public LockGateway(
      LockDirectory directory,
      Store store,
      BiFunction<LockCertificate, Octets, CompletionStage<Taken>> intake,
      Attempts attempts,
      Views views,
      Consumer<LockId> arrivals) {
    this.directory = directory;
    this.store = store;
    this.intake = intake;
    this.attempts = attempts;
    this.views = views;
    this.arrivals = arrivals;
  }

  @Override
  public void connected(LockConnection lock) {
    arriving.put(lock, true);
    store
        .read(transaction -> new LockRows(transaction).trusts(lock.lock()))
        .whenComplete((trusted, failure) -> judged(lock, trusted, failure));
  }

  private void judged(LockConnection lock, @Nullable Boolean trusted, @Nullable Throwable failure) {
    if (trusted != null && trusted) {
      // In one step with [#disconnected], so that a lock that has left is not taken for present.
      arriving.computeIfPresent(
          lock,
          (connection, yes) -> {
            directory.arrived(connection);
            return null;
          });
      attempts.deliverTo(lock.lock().lockId());
      arrivals.accept(lock.lock().lockId());
      return;
    }
    arriving.remove(lock);
    if (failure == null) {
      Logger.warn(
          "lock refused lock={}: its certificate names another key than it signs with",
          lock.lock().lockId());
    } else {
      Logger.warn(failure, "lock could not be looked up lock={}", lock.lock().lockId());
    }
    lock.refuse();
  }

  /// One that is still arriving is told of when it has arrived.
  @Override
  public void takesImages(LockCertificate lock) {
    if (directory.isPresent(lock)) {
      arrivals.accept(lock.lockId());
    }
  }

  @Override
  public void disconnected(LockConnection lock) {
    arriving.compute(
        lock,
        (connection, was) -> {
          if (directory.left(connection)) {
            views.left(connection.lock().lockId());
          }
          return null;
        });
  }

  @Override
  public CompletionStage<Taken> event(LockCertificate lock, Octets message) {
    return intake.apply(lock, message);
  }

  @Override
  public CompletionStage<?> late(LockCertificate lock, Octets response) {
    return attempts.answeredLate(lock, response);
  }

  @Override
  public void status(LockCertificate lock, StatusHint hint) {
    directory.looks(lock, hint);
  }

  @Override
  public void frame(LockCertificate lock, StreamFrame frame) {
    if (directory.isPresent(lock)) {
      views.frame(lock.lockId(), frame);
    }
  }
}
