package dev.mortise.sim.device.body;

import dev.mortise.door.BoltState;

/// How the metal stands, with power or without.
///
/// @param bolt where the bolt is
/// @param doorOpen whether the leaf is away from the frame
/// @param coverOff whether the rear cover is off
/// @param supply what feeds the lock
/// @param jammed whether something keeps the motor from moving the bolt to its end
public record BodyState(
    BoltState bolt, boolean doorOpen, boolean coverOff, PowerSupply supply, boolean jammed) {

  /// A lock as it is when its fitter leaves: locked, closed, charged.
  public static final BodyState FITTED =
      new BodyState(BoltState.LOCKED, false, false, PowerSupply.FULL, false);

  /// Whether the lock has power.
  public boolean powered() {
    return supply.feeds();
  }

  /// Whether the battery is in its case.
  public boolean batteryIn() {
    return supply.batteryIn();
  }

  /// What is left in the battery, 0 to 100.
  public int batteryPercent() {
    return supply.batteryPercent();
  }

  BodyState withBolt(BoltState other) {
    return new BodyState(other, doorOpen, coverOff, supply, jammed);
  }

  BodyState withDoor(boolean open) {
    return new BodyState(bolt, open, coverOff, supply, jammed);
  }

  BodyState withCover(boolean off) {
    return new BodyState(bolt, doorOpen, off, supply, jammed);
  }

  BodyState with(PowerSupply other) {
    return new BodyState(bolt, doorOpen, coverOff, other, jammed);
  }

  BodyState withJam(boolean present) {
    return new BodyState(bolt, doorOpen, coverOff, supply, present);
  }
}
