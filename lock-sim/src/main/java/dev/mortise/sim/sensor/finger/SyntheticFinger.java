package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.ridge.Chance;
import dev.mortise.sim.sensor.ridge.PatternClass;
import dev.mortise.sim.sensor.ridge.RidgePattern;

/// A finger that nobody has, made from a seed, and any number of touches of it.
///
/// The same seed, impression number and profile give the same image, byte for byte, on every
/// machine. Immutable, and safe to share between threads. Making one costs some tens of
/// milliseconds; keep it for its impressions.
public final class SyntheticFinger {

  /// Set the draws of impressions, of the sensor at each and of the finger's habits apart from
  /// those of the skin.
  private static final long IMPRESSIONS = 1L << 32;

  private static final long SENSOR = 1L << 33;
  private static final long HABIT = 1L << 34;

  private final long seed;
  private final RidgePattern skin;
  private final Habit habit;

  private SyntheticFinger(long seed, RidgePattern skin) {
    this.seed = seed;
    this.skin = skin;
    this.habit = new Habit(Chance.of(seed, HABIT));
  }

  /// The finger of this seed; any number is one.
  public static SyntheticFinger of(long seed) {
    return new SyntheticFinger(seed, RidgePattern.grown(seed));
  }

  /// The seed this finger was made from.
  public long seed() {
    return seed;
  }

  /// The class of its ridge flow.
  public PatternClass pattern() {
    return skin.pattern();
  }

  /// A touch on a clean sensor: [SensorProfile#CLEAN].
  ///
  /// @param number which touch; 0 or more
  public FingerImage impression(int number) {
    return impression(number, SensorProfile.CLEAN);
  }

  /// A touch on such a sensor.
  ///
  /// @param number which touch; 0 or more
  public FingerImage impression(int number, SensorProfile profile) {
    if (number < 0) {
      throw new IllegalArgumentException("impression number is negative number=" + number);
    }
    Chance light = Chance.of(seed, SENSOR + number);
    SensorProfile touched = light.happens(profile.lapse().share()) ? profile.careless() : profile;
    Chance chance = Chance.of(seed, IMPRESSIONS + number);
    byte[] grey = new Impression(skin, touched, habit, chance, light).rendered();
    SensorProfile.Plate plate = profile.plate();
    return FingerImage.adopt(plate.width(), plate.height(), grey, plate.dpi());
  }
}
