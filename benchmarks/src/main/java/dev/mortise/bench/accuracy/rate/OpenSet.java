package dev.mortise.bench.accuracy.rate;

import java.util.List;
import java.util.stream.DoubleStream;

/// Searches in an open set: each probe once with its own finger enrolled, and once without.
///
/// @param searches at least one
public record OpenSet(List<Search> searches) {

  /// What came of one probe.
  ///
  /// @param own best score over the enrolled impressions of its own finger
  /// @param others best score over those of all others, which is what a search finds once the own
  ///   finger is removed
  public record Search(double own, double others) {}

  public OpenSet {
    searches = List.copyOf(searches);
    if (searches.isEmpty()) {
      throw new IllegalArgumentException("open set without a search");
    }
  }

  /// The false negative identification rate at a bounded false positive identification rate.
  ///
  /// @param fpirMost the bound on the FPIR, of 1
  /// @param threshold the lowest such threshold
  /// @param searches how many probes there are
  /// @param falseNegatives searches whose own finger does not reach the threshold
  /// @param misidentified searches in which another finger reaches it and beats the own one
  /// @param falsePositives searches without the own finger that find another
  /// @param bounds of the FNIR, if searches were independent
  public record Point(
      double fpirMost,
      double threshold,
      int searches,
      int falseNegatives,
      int misidentified,
      int falsePositives,
      Interval bounds) {

    /// Of 1.
    public double fnir() {
      return falseNegatives / (double) searches;
    }
  }

  /// The lowest threshold with at most this share of false positives, and what it costs.
  public Point atFpir(double most) {
    double[] others = searches.stream().mapToDouble(Search::others).sorted().toArray();
    int allowed = (int) Math.floor(most * others.length + 1e-9);
    double threshold = threshold(others, allowed);
    int negatives = (int) searches.stream().filter(search -> search.own < threshold).count();
    int taken =
        (int)
            searches.stream()
                .filter(search -> search.others >= threshold && search.others > search.own)
                .count();
    int positives = (int) DoubleStream.of(others).filter(score -> score >= threshold).count();
    return new Point(
        most,
        threshold,
        searches.size(),
        negatives,
        taken,
        positives,
        Interval.ofCount(negatives, searches.size()));
  }

  /// Just above the highest score that must not match, or 0 if all may.
  private static double threshold(double[] ascending, int allowed) {
    return allowed >= ascending.length ? 0 : Math.nextUp(ascending[ascending.length - 1 - allowed]);
  }
}
