package dev.mortise.lock.step.right;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.step.Merging;
import dev.mortise.lock.step.Turn;
import java.util.Optional;

/// Telling that a key wanted to move the bolt and was refused for how its user, its time or the
/// lock stands now: an operation error, as at the door (ST-1, LK-10).
///
/// Only so many an hour are recorded, of all keys together. A key that is accepted no more may ask
/// day and night, and would wash all openings out of the log.
public final class RefusedMoves {

  private RefusedMoves() {}

  /// Records the refusal, if it is one of those. What the key's role never may is no refused
  /// operation, and neither is anything but opening and locking.
  ///
  /// @param key whose holder has shown that it is they who ask
  /// @param asked what they wanted
  public static void note(
      Turn turn, EnrolledKey key, Operation asked, Channel channel, Refusal refusal) {
    Optional<LockOperation> operation = operation(asked);
    Optional<OperationError> error = error(refusal);
    if (operation.isEmpty() || error.isEmpty() || !Merging.recordsRefusal(turn)) {
      return;
    }
    turn.record(
        new LockEvent.OperationRefused(
            operation.get(),
            KeyRights.source(key, channel),
            error.get(),
            key.user(),
            Optional.empty(),
            Optional.of(key.id())));
  }

  private static Optional<LockOperation> operation(Operation asked) {
    return switch (asked) {
      case UNLOCK, UNLOCK_AS_LINKED -> Optional.of(LockOperation.UNLOCK);
      case LOCK -> Optional.of(LockOperation.LOCK);
      default -> Optional.empty();
    };
  }

  /// There is no word for a lock-out among the errors.
  private static Optional<OperationError> error(Refusal refusal) {
    return switch (refusal) {
      case DISABLED_USER -> Optional.of(OperationError.DISABLED_USER_DENIED);
      case RESTRICTED -> Optional.of(OperationError.RESTRICTED);
      case TIME_UNKNOWN -> Optional.of(OperationError.TIME_UNKNOWN);
      case SYSTEM_LOCKED -> Optional.of(OperationError.UNSPECIFIED);
      default -> Optional.empty();
    };
  }
}
