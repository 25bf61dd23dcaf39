package dev.mortise.bench.load;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.AbstractHistogram;

/// How long work took, in milliseconds from when it was meant to begin.
///
/// @param count how often it was done or tried
/// @param failed how often it could not be done; those count among the times
record Latency(long count, long failed, double p50, double p90, double p99, double max) {

  private static final double NANOS_PER_MILLI = 1e6;

  static Latency of(AbstractHistogram nanos, long failed) {
    return new Latency(
        nanos.getTotalCount(),
        failed,
        nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(90) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
        nanos.getMaxValue() / NANOS_PER_MILLI);
  }

  /// What several rounds come to: the median of each number, the largest of all maxima.
  static Latency median(List<Latency> rounds) {
    return new Latency(
        rounds.stream().mapToLong(Latency::count).sum(),
        rounds.stream().mapToLong(Latency::failed).sum(),
        median(rounds, Latency::p50),
        median(rounds, Latency::p90),
        median(rounds, Latency::p99),
        rounds.stream().mapToDouble(Latency::max).max().orElseThrow());
  }

  private static double median(List<Latency> rounds, ToDoubleFunction<Latency> number) {
    return rounds.stream()
        .map(number::applyAsDouble)
        .sorted(Comparator.naturalOrder())
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /// The numbers of this subject.
  List<Figure> figures(String subject) {
    return List.of(
        Figure.of(subject, "p50", p50, "ms"),
        Figure.of(subject, "p90", p90, "ms"),
        Figure.of(subject, "p99", p99, "ms"),
        Figure.of(subject, "max", max, "ms"),
        Figure.of(subject, "failed of " + count, (double) failed, ""));
  }
}
