package dev.mortise.bench.accuracy.print;

import java.util.List;

/// Impressions that are compared with each other: some fingers on one sensor.
///
/// @param name what reports call it
/// @param synthetic whether nobody has these fingers
/// @param impressions sorted by finger, then by number
public record PrintSet(String name, boolean synthetic, List<Impression> impressions) {

  public PrintSet {
    impressions = List.copyOf(impressions);
  }

  /// One impression and where it comes from.
  ///
  /// @param finger the finger's number within its set
  /// @param number which impression of it
  /// @param source fetches its minutiae
  public record Impression(int finger, int number, MinutiaeSource source) {

    /// Such as `101_1`.
    public String label() {
      return finger + "_" + number;
    }
  }
}
