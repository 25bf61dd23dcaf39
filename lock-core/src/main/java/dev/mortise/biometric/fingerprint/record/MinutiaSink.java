package dev.mortise.biometric.fingerprint.record;

/// Takes the minutiae of one view, one by one, in the lock's own units.
@FunctionalInterface
public interface MinutiaSink {

  /// One minutia.
  ///
  /// @param x pixels from the left at 500 dpi, 0 to [MinutiaRecord#COORDINATE_MAX]
  /// @param y pixels from the top at 500 dpi, 0 to [MinutiaRecord#COORDINATE_MAX]
  /// @param bearing the ridge's direction in 1/256 turns, 0 to 255, from the x axis towards the y
  ///   axis, which points down
  /// @param kind 0 other, 1 ending, 2 bifurcation
  /// @param quality 1 to 63, or 0 if it is not told
  void add(int x, int y, int bearing, int kind, int quality);
}
