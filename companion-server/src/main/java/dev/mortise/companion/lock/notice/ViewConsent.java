package dev.mortise.companion.lock.notice;

import dev.mortise.authority.Operation;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import java.util.Optional;

/// Whether live view is on: off until a lock's owner has accepted the notice that holds (LK-68).
public final class ViewConsent {

  /// Why no view begins.
  static final Problem NOT_ACCEPTED =
      Problem.of(
          403,
          "video-notice-not-accepted",
          "Live view is off until the lock's owner accepts the notice on video");

  private final Store store;
  private final VideoNotice notice;

  public ViewConsent(Store store, VideoNotice notice) {
    this.store = store;
    this.notice = notice;
  }

  /// The notice that holds.
  VideoNotice notice() {
    return notice;
  }

  /// Why a command with this operation is not carried to a lock; empty if nothing here is against
  /// it. May block.
  public Optional<Problem> objection(LockId lock, Operation operation) {
    return operation != Operation.START_LIVE_VIEW
            || store.readAndWait(transaction -> isGiven(transaction, lock))
        ? Optional.empty()
        : Optional.of(NOT_ACCEPTED);
  }

  /// Whether live view of a lock is on.
  public boolean isGiven(Transaction transaction, LockId lock) {
    return new AcceptanceRows(transaction).standing(lock).filter(this::holds).isPresent();
  }

  /// Whether what was accepted is the notice that holds.
  boolean holds(Acceptance acceptance) {
    return acceptance.version() == notice.version();
  }
}
