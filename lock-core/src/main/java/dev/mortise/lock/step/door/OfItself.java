package dev.mortise.lock.step.door;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.step.Turn;
import java.util.Optional;

/// What the lock does with the bolt though nobody asks for it now, as its events tell it.
final class OfItself {

  private OfItself() {}

  /// Records that the lock does this of itself.
  static void begins(Turn turn, LockOperation operation) {
    turn.record(
        new LockEvent.Operation(
            operation, OperationSource.AUTO, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /// Records that the battery keeps the lock from this (LK-50).
  static void refused(Turn turn, LockOperation operation) {
    turn.record(
        new LockEvent.OperationRefused(
            operation,
            OperationSource.AUTO,
            OperationError.INSUFFICIENT_BATTERY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
