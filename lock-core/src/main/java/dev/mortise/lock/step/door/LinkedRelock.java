package dev.mortise.lock.step.door;

import dev.mortise.door.BoltState;
import dev.mortise.lock.live.BoltRun;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Doorway.Relock;
import dev.mortise.lock.step.Turn;
import java.time.Duration;
import java.util.Optional;

/// What is stored of a door that a link alone opens, so that it is locked again though power goes
/// meanwhile (LK-41): the household's own relock time may be none.
public final class LinkedRelock {

  private LinkedRelock() {}

  /// Stores after each decision what the door waits for by now, if that has changed. It is stored
  /// with the opening itself, and stays until the bolt is thrown or somebody here opens the door.
  public static void settle(Turn turn) {
    Optional<Duration> before = turn.stored().devices().relock();
    Optional<Duration> after = due(turn.live().doorway(), before);
    if (!after.equals(before)) {
      turn.store(turn.stored().with(turn.stored().devices().relocking(after)));
    }
  }

  private static Optional<Duration> due(Doorway doorway, Optional<Duration> stored) {
    if (doorway.run().isPresent()) {
      BoltRun run = doorway.run().get();
      return run.extend() ? stored : run.linked();
    }
    return isPending(doorway) || doorway.bolt() == BoltState.UNKNOWN ? stored : Optional.empty();
  }

  /// Whether the bolt, at rest, is to be thrown in a link's time.
  static boolean isPending(Doorway doorway) {
    return doorway.relock().filter(Relock::linked).isPresent();
  }

  /// The link's time that a bolt has to be thrown in which is measured for the first time.
  static Optional<Duration> found(Turn turn) {
    return turn.live().doorway().bolt() == BoltState.UNKNOWN
        ? turn.stored().devices().relock()
        : Optional.empty();
  }
}
