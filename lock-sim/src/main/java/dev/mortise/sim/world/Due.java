package dev.mortise.sim.world;

import java.util.concurrent.CompletionStage;

/// What is to happen when a deadline is reached.
@FunctionalInterface
public interface Due {

  /// Starts the work and returns its end. A clock that is being turned waits for that end before
  /// time goes on, so that what follows happens at the right moment; a clock that runs by itself
  /// waits for nothing.
  CompletionStage<?> reached();
}
