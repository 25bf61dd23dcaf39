package dev.mortise.sim.device.body;

import dev.mortise.door.BoltState;

/// How the metal stands, with power or without.
///
/// @param bolt where the bolt is
/// @param doorOpen whether the leaf is away from the frame
/// @param coverOff whether the rear cover is off
/// @param batteryIn whether a battery is in its case
/// @param batteryPercent what is left in it, 0 to 100
/// @param jammed whether something keeps the motor from moving the bolt to its end
public record BodyState(
    BoltState bolt,
    boolean doorOpen,
    boolean coverOff,
    boolean batteryIn,
    int batteryPercent,
    boolean jammed) {

  /// A lock as it is when its fitter leaves: locked, closed, charged.
  public static final BodyState FITTED =
      new BodyState(BoltState.LOCKED, false, false, true, 100, false);

  public BodyState {
    if (batteryPercent < 0 || batteryPercent > 100) {
      throw new IllegalArgumentException("battery must be 0 to 100 percent=" + batteryPercent);
    }
  }

  /// Whether the lock has power: a battery that is not empty.
  public boolean powered() {
    return batteryIn && batteryPercent > 0;
  }

  BodyState withBolt(BoltState other) {
    return new BodyState(other, doorOpen, coverOff, batteryIn, batteryPercent, jammed);
  }

  BodyState withDoor(boolean open) {
    return new BodyState(bolt, open, coverOff, batteryIn, batteryPercent, jammed);
  }

  BodyState withCover(boolean off) {
    return new BodyState(bolt, doorOpen, off, batteryIn, batteryPercent, jammed);
  }

  BodyState withBattery(boolean in, int percent) {
    return new BodyState(bolt, doorOpen, coverOff, in, percent, jammed);
  }

  BodyState withJam(boolean present) {
    return new BodyState(bolt, doorOpen, coverOff, batteryIn, batteryPercent, present);
  }
}
