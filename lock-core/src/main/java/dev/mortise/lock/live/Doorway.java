package dev.mortise.lock.live;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import java.time.Duration;
import java.util.Optional;

/// Bolt and leaf as the machine knows them.
///
/// @param bolt where the bolt is
/// @param leaf what the leaf is doing
/// @param run the movement of the motor that is under way
/// @param relockAt when the bolt is thrown by itself (LK-83)
/// @param ajarAt when an open door becomes ajar (ST-8)
/// @param rearCoverOff whether the rear cover is off (LK-27)
public record Doorway(
    BoltState bolt,
    DoorState leaf,
    Optional<BoltRun> run,
    Optional<Duration> relockAt,
    Optional<Duration> ajarAt,
    boolean rearCoverOff) {

  /// Nothing is known yet.
  public static final Doorway UNKNOWN =
      new Doorway(
          BoltState.UNKNOWN,
          DoorState.UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /// The same with the bolt here.
  public Doorway bolt(BoltState other) {
    return new Doorway(other, leaf, run, relockAt, ajarAt, rearCoverOff);
  }

  /// The same with the motor on this run.
  public Doorway running(BoltRun other) {
    return new Doorway(bolt, leaf, Optional.of(other), relockAt, ajarAt, rearCoverOff);
  }

  /// The same with the motor at rest.
  public Doorway atRest() {
    return new Doorway(bolt, leaf, Optional.empty(), relockAt, ajarAt, rearCoverOff);
  }

  /// The same, to be locked at this time.
  public Doorway relockingAt(Duration time) {
    return new Doorway(bolt, leaf, run, Optional.of(time), ajarAt, rearCoverOff);
  }

  /// The same, not to be locked by itself.
  public Doorway notRelocking() {
    return new Doorway(bolt, leaf, run, Optional.empty(), ajarAt, rearCoverOff);
  }

  /// The same with the leaf doing this, and no word on when it becomes ajar.
  public Doorway leaf(DoorState other) {
    return new Doorway(bolt, other, run, relockAt, Optional.empty(), rearCoverOff);
  }

  /// The same, with an open leaf that is ajar from this time on.
  public Doorway ajarAt(Duration time) {
    return new Doorway(bolt, leaf, run, relockAt, Optional.of(time), rearCoverOff);
  }

  /// The same with the rear cover off or on.
  public Doorway rearCover(boolean off) {
    return new Doorway(bolt, leaf, run, relockAt, ajarAt, off);
  }
}
