package dev.mortise.sim.world.courier;

import java.time.Duration;

/// What becomes of one message on its way.
public sealed interface LinkFault {

  /// It is lost.
  record Dropped() implements LinkFault {}

  /// It arrives, and then once more.
  record Doubled() implements LinkFault {}

  /// It arrives later.
  ///
  /// @param by how much
  record Delayed(Duration by) implements LinkFault {}

  /// It arrives right behind the next one.
  record Reordered() implements LinkFault {}
}
