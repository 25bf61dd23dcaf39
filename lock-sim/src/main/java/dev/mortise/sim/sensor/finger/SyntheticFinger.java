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

  /// Sets the draws of impressions apart from those of the skin.
  private static final long IMPRESSIONS = 1L << 32;

  private final long seed;
  private final RidgePattern skin;

  private SyntheticFinger(long seed, RidgePattern skin) {
    this.seed = seed;
    this.skin = skin;
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
    Chance chance = Chance.of(seed, IMPRESSIONS + number);
    byte[] grey = new Impression(skin, profile, chance).rendered();
    return FingerImage.adopt(profile.width(), profile.height(), grey, FingerImage.USUAL_DPI);
  }
}
