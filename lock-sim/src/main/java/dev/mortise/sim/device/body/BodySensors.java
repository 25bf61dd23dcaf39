package dev.mortise.sim.device.body;

import dev.mortise.door.DoorState;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.LockBody;
import java.util.List;

/// What the lock's own sensors say of its body.
///
/// @param mechanism the body
/// @param housing the case, which has a door sensor or none (LK-30)
public record BodySensors(Mechanism mechanism, LockBody housing) {

  /// The leaf.
  public LockInput door() {
    if (!housing.sensesDoor()) {
      return new LockInput.DoorMoved(DoorState.UNKNOWN);
    }
    return new LockInput.DoorMoved(
        mechanism.state().doorOpen() ? DoorState.OPEN : DoorState.CLOSED);
  }

  /// The supply.
  public LockInput supply() {
    return new LockInput.BatteryMeasured(mechanism.state().supply().measuredPercent());
  }

  /// The bolt.
  public LockInput bolt() {
    return new LockInput.BoltReported(mechanism.state().bolt());
  }

  /// Everything, as a run begins.
  public List<LockInput> all() {
    return List.of(
        supply(), bolt(), door(), new LockInput.RearCoverMoved(mechanism.state().coverOff()));
  }
}
