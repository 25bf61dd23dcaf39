package dev.mortise.lock.step.door;

import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.lock.step.Turn;
import dev.mortise.mode.OperatingMode;

/// A door that is to stay unlocked (ST-6).
final class Passage {

  private Passage() {}

  /// Withdraws a bolt that a run finds thrown or half-way, as the last one left it: the mode is
  /// stored before the motor is driven, and power may have gone in between. Later in the run only a
  /// hand throws the bolt, and that stands.
  static void found(Turn turn, BoltState state) {
    boolean withdrawn = state == BoltState.UNLOCKED || state == BoltState.UNLATCHED;
    if (turn.stored().modes().operating() == OperatingMode.PASSAGE
        && !withdrawn
        && OfItself.begins(turn, LockOperation.UNLOCK)) {
      Bolt.withdraw(turn);
    }
  }
}
