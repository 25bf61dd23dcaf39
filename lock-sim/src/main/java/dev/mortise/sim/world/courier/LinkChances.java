package dev.mortise.sim.world.courier;

/// How likely something becomes of a message on its way, each 0 to 100 per cent.
///
/// @param drop that it is lost
/// @param twice that it arrives twice
/// @param delay that it takes 1 to 40 seconds
/// @param reorder that it arrives behind the next
/// @param partition that the way is cut for 1 to 10 minutes before somebody asks
public record LinkChances(int drop, int twice, int delay, int reorder, int partition) {

  /// Nothing ever does.
  public static final LinkChances NONE = new LinkChances(0, 0, 0, 0, 0);

  public LinkChances {
    for (int chance : new int[] {drop, twice, delay, reorder, partition}) {
      if (chance < 0 || chance > 100) {
        throw new IllegalArgumentException("a chance is 0 to 100 per cent chance=" + chance);
      }
    }
  }
}
