package dev.mortise.sim.sensor.ridge;

import java.util.SplittableRandom;

/// A stream of random draws that a seed and a purpose fix for ever.
///
/// Two purposes of one seed do not disturb each other: a further draw for one of them leaves the
/// other as it was.
public final class Chance {

  /// The golden ratio in 64 bits spreads neighbouring seeds over the whole range.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// The stream of this seed for this purpose.
  public static Chance of(long seed, long purpose) {
    long mixed = new SplittableRandom(seed * SPREAD).nextLong() ^ purpose * SPREAD;
    return new Chance(mixed);
  }

  /// A number from 0 up to and without 1, all alike.
  public double unit() {
    return random.nextDouble();
  }

  /// A number from `low` up to and without `high`, all alike.
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /// A bell-shaped number of mean 0 and deviation 1 that never leaves ±3.47: the sum of four even
  /// draws. The bound spares whoever uses it a finger that no hand has.
  public double bell() {
    return (unit() + unit() + unit() + unit() - 2) * 1.7320508075688772;
  }

  /// True this often, of 1.
  public boolean happens(double probability) {
    return unit() < probability;
  }
}
