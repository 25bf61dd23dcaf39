package dev.mortise.lock.step.door;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.step.Turn;
import dev.mortise.mode.Modes;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import java.util.Optional;

/// What moves the bolt without the motor: mechanical key and inside handle. Nothing here can be
/// refused, since it has already happened; it is recorded, and the bolt's report follows.
public final class Mechanics {

  private Mechanics() {}

  /// The mechanical key turned (LK-36).
  public static void keyTurned(Turn turn, boolean unlock) {
    record(turn, unlock, OperationSource.MECHANICAL_KEY);
  }

  /// The inside handle was lifted (LK-45).
  public static void handleLifted(Turn turn) {
    record(turn, false, OperationSource.INSIDE_HANDLE);
  }

  /// The inside handle was pressed (LK-45): in leaving-home mode somebody is inside who should not
  /// be (LK-53); in privacy mode whoever wanted it is going out, if the household sees it so (D-6).
  public static void handlePressed(Turn turn) {
    record(turn, true, OperationSource.INSIDE_HANDLE);
    Modes modes = turn.stored().modes();
    if (modes.leavingHome()) {
      turn.record(new LockEvent.Alarm(AlarmCode.LEAVING_HOME));
    }
    if (modes.operating() == OperatingMode.PRIVACY
        && turn.stored().settings().isOn(Setting.PRIVACY_ENDS_FROM_INSIDE)) {
      turn.keep(modes.with(OperatingMode.NORMAL));
      turn.record(new LockEvent.ModeChange(ModeName.PRIVACY, false, Maker.NOBODY));
    }
  }

  private static void record(Turn turn, boolean unlock, OperationSource source) {
    Bolt.takenByHand(turn, !unlock);
    turn.record(
        new LockEvent.Operation(
            unlock ? LockOperation.UNLOCK : LockOperation.LOCK,
            source,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
