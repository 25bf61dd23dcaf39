package dev.mortise.sim.world.script;

import java.io.Serial;

/// A line that makes no sense. It never leaves this room.
final class Faulty extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /// @param message one or two sentences: what is wrong and what would be right
  Faulty(String message) {
    super(message);
  }
}
