package dev.mortise.sim.device.body;

import java.time.Duration;

/// What feeds the lock.
///
/// @param batteryIn whether the battery is in its case
/// @param charge what is left in the battery, in µAh, 0 to [#CAPACITY]
/// @param powerBank whether a power bank is plugged into the front port (LK-43)
public record PowerSupply(boolean batteryIn, long charge, boolean powerBank) {

  /// A full battery: 5,000 mAh.
  public static final long CAPACITY = 5_000_000;

  private static final long PER_PERCENT = CAPACITY / 100;
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /// A full battery in its case.
  public static final PowerSupply FULL = new PowerSupply(true, CAPACITY, false);

  public PowerSupply {
    if (charge < 0 || charge > CAPACITY) {
      throw new IllegalArgumentException("charge outside 0 to 5,000,000 charge=" + charge);
    }
  }

  /// Whether the lock has power.
  public boolean feeds() {
    return powerBank || (batteryIn && charge > 0);
  }

  /// What is left in the battery, wherever it is: 0 to 100, and 0 only if nothing is.
  public int batteryPercent() {
    return (int) ((charge + PER_PERCENT - 1) / PER_PERCENT);
  }

  /// What the lock measures: the battery, or the power bank that feeds it instead.
  public int measuredPercent() {
    if (powerBank) {
      return 100;
    }
    return batteryIn ? batteryPercent() : 0;
  }

  /// The same after a load was on for a while. A power bank spares the battery; it does not charge
  /// it, which is done outside the lock.
  public PowerSupply drawn(Load load, Duration during) {
    if (powerBank || !batteryIn) {
      return this;
    }
    long used = load.microamperes() * during.toMillis() / HOUR_MILLIS;
    return new PowerSupply(true, Math.max(0, charge - used), false);
  }

  /// The same with the battery in its case, or out of it.
  PowerSupply withBattery(boolean in) {
    return new PowerSupply(in, charge, powerBank);
  }

  /// The same with this much in the battery.
  ///
  /// @param percent 0 to 100
  PowerSupply withPercent(int percent) {
    return new PowerSupply(batteryIn, percent * PER_PERCENT, powerBank);
  }

  /// The same with a power bank plugged in, or without one.
  PowerSupply withPowerBank(boolean plugged) {
    return new PowerSupply(batteryIn, charge, plugged);
  }
}
