package dev.mortise.sim.world.scenario;

import dev.mortise.sim.world.courier.LinkChances;

/// How likely something goes wrong before a cause, each 0 to 100 per cent.
///
/// @param cut that power goes at one of the next writes, and comes back after the cause
/// @param jam that something is in the bolt's way, for this cause
/// @param drift that the clocks go wrong, for good
/// @param links what becomes of the phone's messages
public record ChanceFaults(int cut, int jam, int drift, LinkChances links) {

  /// Nothing ever does.
  public static final ChanceFaults NONE = new ChanceFaults(0, 0, 0, LinkChances.NONE);

  public ChanceFaults {
    if (!isPercent(cut) || !isPercent(jam) || !isPercent(drift)) {
      throw new IllegalArgumentException(
          "a chance is 0 to 100 per cent cut=%d jam=%d drift=%d".formatted(cut, jam, drift));
    }
  }

  private static boolean isPercent(int chance) {
    return chance >= 0 && chance <= 100;
  }
}
