package dev.mortise.sim.fleet;

import java.util.SplittableRandom;

/// How often something goes wrong with a lock of a fleet, each a chance for one visit, 0 to 1.
///
/// @param cut that power goes around one of the next writes of the flash
/// @param jam that something is in the bolt's way
/// @param skew that the clocks go wrong, or right again
/// @param pull that the battery is taken out for a while
public record FleetFaults(double cut, double jam, double skew, double pull) {

  /// Nothing ever goes wrong.
  public static final FleetFaults NONE = new FleetFaults(0, 0, 0, 0);

  /// More in a day than a household sees in years.
  public static final FleetFaults MANY = new FleetFaults(0.02, 0.02, 0.01, 0.01);

  /// Power goes around one of so many writes to come.
  private static final int WRITES_AHEAD = 6;

  public FleetFaults {
    if (!isChance(cut) || !isChance(jam) || !isChance(skew) || !isChance(pull)) {
      throw new IllegalArgumentException(
          "a chance is 0 to 1 cut=%s jam=%s skew=%s pull=%s".formatted(cut, jam, skew, pull));
    }
  }

  private static boolean isChance(double chance) {
    return chance >= 0 && chance <= 1;
  }

  /// Draws what goes wrong before the next visit.
  void strike(FleetLock lock, SplittableRandom random) {
    if (random.nextDouble() < cut) {
      lock.cutAtWrite(1 + random.nextInt(WRITES_AHEAD), random.nextBoolean());
    }
    lock.jam(random.nextDouble() < jam);
    if (random.nextDouble() < skew) {
      lock.skew(random.nextInt(2 * FleetClock.PPM_MAX + 1) - FleetClock.PPM_MAX);
    }
    if (random.nextDouble() < pull) {
      lock.losePower();
    }
  }
}
