package dev.mortise.sim.fleet;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;

/// Who watches a lock of a fleet.
public interface FleetObserver {

  /// Somebody who looks away.
  FleetObserver NOBODY =
      new FleetObserver() {
        @Override
        public void decided(LockInput input, Decision decision) {
          // Not looking.
        }

        @Override
        public void drives(boolean extend) {
          // Not looking.
        }
      };

  /// The machine has decided, and the decision is stored. Its effects follow, unless power goes.
  void decided(LockInput input, Decision decision);

  /// The motor begins to run.
  ///
  /// @param extend whether it throws the bolt
  void drives(boolean extend);
}
