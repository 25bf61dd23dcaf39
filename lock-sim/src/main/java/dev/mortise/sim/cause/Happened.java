package dev.mortise.sim.cause;

import dev.mortise.lock.Decision;
import java.util.Optional;

/// What came of a cause.
public sealed interface Happened {

  /// It took place.
  ///
  /// @param decision what the firmware made of it; empty if it has no power to notice, or if it is
  ///   not the firmware's to notice
  record Done(Optional<Decision> decision) implements Happened {}

  /// It took place at something beside the lock, which shows or tells this.
  ///
  /// @param text one or more lines for people
  record Told(String text) implements Happened {}

  /// It could not take place, and nothing did.
  ///
  /// @param fault one sentence that says why, and what would be right
  record Impossible(String fault) implements Happened {}
}
