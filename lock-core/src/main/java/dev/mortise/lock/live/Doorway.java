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
/// @param relock when the bolt is thrown by itself
/// @param ajarAt when an open door becomes ajar (ST-8)
/// @param rearCoverOff whether the rear cover is off (LK-27)
/// @param sensing what the sensors of the leaf say
/// @param unrecordedSince when the bolt arrived where it is, if that was answered for and is not
///   recorded yet: it is, before anything else is decided
public record Doorway(
    BoltState bolt,
    DoorState leaf,
    Optional<BoltRun> run,
    Optional<Relock> relock,
    Optional<Duration> ajarAt,
    boolean rearCoverOff,
    Sensing sensing,
    Optional<Duration> unrecordedSince) {

  /// Nothing is known yet.
  public static final Doorway UNKNOWN =
      new Doorway(
          BoltState.UNKNOWN,
          DoorState.UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Sensing.NOTHING,
          Optional.empty());

  /// A bolt that is thrown by itself at its time (LK-83).
  ///
  /// @param linked whether a linked lock opened the door: then the time is the link's, and counts
  ///   only until somebody opens the door (LK-41)
  /// @param refused whether it was recorded already that the battery keeps the bolt from being
  ///   thrown (LK-50)
  public record Relock(Duration at, boolean linked, boolean refused) {}

  /// What the sensors of the leaf say (D-10).
  ///
  /// @param body what the sensor of the lock's body said last
  /// @param silentAt when the paired sensor has been silent for too long; empty while it is
  public record Sensing(DoorState body, Optional<Duration> silentAt) {

    /// Neither has said anything yet.
    public static final Sensing NOTHING = new Sensing(DoorState.UNKNOWN, Optional.empty());
  }

  /// When the bolt is thrown by itself.
  public Optional<Duration> relockAt() {
    return relock.map(Relock::at);
  }

  /// The same with the bolt here.
  public Doorway bolt(BoltState other) {
    return new Doorway(other, leaf, run, relock, ajarAt, rearCoverOff, sensing, unrecordedSince);
  }

  /// The same with the motor on this run.
  public Doorway running(BoltRun other) {
    return new Doorway(
        bolt, leaf, Optional.of(other), relock, ajarAt, rearCoverOff, sensing, unrecordedSince);
  }

  /// The same with the motor at rest.
  public Doorway atRest() {
    return new Doorway(
        bolt, leaf, Optional.empty(), relock, ajarAt, rearCoverOff, sensing, unrecordedSince);
  }

  /// The same, to be locked at this time.
  public Doorway relocking(Relock other) {
    return new Doorway(
        bolt, leaf, run, Optional.of(other), ajarAt, rearCoverOff, sensing, unrecordedSince);
  }

  /// The same, not to be locked by itself.
  public Doorway notRelocking() {
    return new Doorway(
        bolt, leaf, run, Optional.empty(), ajarAt, rearCoverOff, sensing, unrecordedSince);
  }

  /// The same with the leaf doing this, and no word on when it becomes ajar.
  public Doorway leaf(DoorState other) {
    return new Doorway(
        bolt, other, run, relock, Optional.empty(), rearCoverOff, sensing, unrecordedSince);
  }

  /// The same, with an open leaf that is ajar from this time on.
  public Doorway ajarAt(Duration time) {
    return new Doorway(
        bolt, leaf, run, relock, Optional.of(time), rearCoverOff, sensing, unrecordedSince);
  }

  /// The same with the rear cover off or on.
  public Doorway rearCover(boolean off) {
    return new Doorway(bolt, leaf, run, relock, ajarAt, off, sensing, unrecordedSince);
  }

  /// The same after the sensor of the body said this.
  public Doorway bodySays(DoorState sensed) {
    return sensing(new Sensing(sensed, sensing.silentAt()));
  }

  /// The same after a word of the paired sensor, which is believed until this time.
  public Doorway heardUntil(Duration time) {
    return sensing(new Sensing(sensing.body(), Optional.of(time)));
  }

  /// The same with the paired sensor silent, or none there.
  public Doorway notHeard() {
    return sensing(new Sensing(sensing.body(), Optional.empty()));
  }

  private Doorway sensing(Sensing other) {
    return new Doorway(bolt, leaf, run, relock, ajarAt, rearCoverOff, other, unrecordedSince);
  }

  /// The same, with the bolt's arrival still to be recorded.
  public Doorway unrecordedSince(Duration time) {
    return new Doorway(bolt, leaf, run, relock, ajarAt, rearCoverOff, sensing, Optional.of(time));
  }

  /// The same, with the bolt's arrival recorded.
  public Doorway recorded() {
    return new Doorway(bolt, leaf, run, relock, ajarAt, rearCoverOff, sensing, Optional.empty());
  }
}
