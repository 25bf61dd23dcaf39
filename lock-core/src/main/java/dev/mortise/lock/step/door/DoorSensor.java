package dev.mortise.lock.step.door;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.DoorState;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.key.KeyId;
import java.util.Optional;

/// The paired door sensor, whose word is the only one while there is one (LK-55, D-10).
public final class DoorSensor {

  private DoorSensor() {}

  /// A fresh report of the paired sensor.
  public static void reported(Turn turn, boolean open) {
    turn.remember(
        turn.live()
            .doorway()
            .heardUntil(turn.now().plus(turn.policy().authority().devices().sensorSilence())));
    Leaf.is(turn, open ? DoorState.OPEN : DoorState.CLOSED);
  }

  /// The paired sensor has been silent for too long: nobody knows how the door stands.
  public static void silent(Turn turn) {
    turn.remember(turn.live().doorway().notHeard());
    Leaf.is(turn, DoorState.UNKNOWN);
  }

  /// After each decision, whichever way a sensor came or went: of a new one nothing is known yet,
  /// and without one the lock's body counts again.
  public static void settle(Turn turn) {
    if (turn.before().stored().access().version().equals(turn.stored().access().version())) {
      return;
    }
    Optional<KeyId> sensor = turn.stored().access().doorSensor().map(EnrolledKey::id);
    if (!sensor.equals(turn.before().stored().access().doorSensor().map(EnrolledKey::id))) {
      turn.remember(turn.live().doorway().notHeard());
      Leaf.is(
          turn, sensor.isPresent() ? DoorState.UNKNOWN : turn.live().doorway().sensing().body());
    }
  }
}
