package dev.mortise.lock.step.door;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.step.Merging;
import dev.mortise.lock.step.Turn;

/// The leaf of the door, where something senses it (D-10).
public final class Leaf {

  private Leaf() {}

  /// The sensor of the lock's body says something else. A body without one is not believed, and
  /// none while a door sensor is paired, which wins (D-10).
  public static void moved(Turn turn, DoorState sensed) {
    if (!turn.model().body().sensesDoor()) {
      return;
    }
    turn.remember(turn.live().doorway().bodySays(sensed));
    if (turn.stored().access().doorSensor().isEmpty()) {
      is(turn, sensed);
    }
  }

  /// The leaf is now like this, says whoever is believed. A door was forced only if it was seen to
  /// open: one that is found open may have stood so when the bolt was thrown (LK-55).
  static void is(Turn turn, DoorState sensed) {
    Doorway doorway = turn.live().doorway();
    if (sensed == DoorState.OPEN ? isOpen(doorway.leaf()) : sensed == doorway.leaf()) {
      return;
    }
    boolean opens = sensed == DoorState.OPEN;
    boolean forced =
        opens && doorway.leaf() == DoorState.CLOSED && doorway.bolt() == BoltState.LOCKED;
    turn.remember(doorway.leaf(forced ? DoorState.FORCED_OPEN : sensed));
    Merging.moved(turn);
    if (forced) {
      turn.record(new LockEvent.Alarm(AlarmCode.DOOR_FORCED_OPEN));
    } else if (opens) {
      Bolt.leafOpened(turn);
    }
    if (opens) {
      turn.remember(
          turn.live().doorway().ajarAt(turn.now().plus(turn.stored().settings().doorAjar())));
    }
  }

  /// The leaf has been open for too long, however it was opened (ST-8).
  public static void ajar(Turn turn) {
    turn.remember(turn.live().doorway().leaf(DoorState.AJAR));
    Merging.moved(turn);
    turn.record(new LockEvent.Alarm(AlarmCode.DOOR_AJAR));
  }

  private static boolean isOpen(DoorState leaf) {
    return switch (leaf) {
      case OPEN, AJAR, FORCED_OPEN -> true;
      case CLOSED, UNKNOWN -> false;
    };
  }
}
