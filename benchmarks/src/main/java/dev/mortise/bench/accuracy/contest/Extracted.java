package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.print.Minutiae;
import dev.mortise.bench.accuracy.print.MinutiaeSource.Fetched;
import dev.mortise.bench.accuracy.print.PrintSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The minutiae of a set, the same ones for every matcher.
///
/// @param set where they come from
/// @param minutiae of its impressions in their order; empty for a failure to enrol
/// @param failures one sentence for each failure
public record Extracted(PrintSet set, List<Optional<Minutiae>> minutiae, List<String> failures) {

  public Extracted {
    minutiae = List.copyOf(minutiae);
    failures = List.copyOf(failures);
  }

  /// Fetches all, on all processors.
  ///
  /// @param progress is told of each impression that is done; several threads may do so at a time
  public static Extracted of(PrintSet set, Runnable progress) {
    List<Fetched> fetched =
        IntStream.range(0, set.impressions().size())
            .parallel()
            .mapToObj(
                i -> {
                  Fetched one = set.impressions().get(i).source().fetch();
                  progress.run();
                  return one;
                })
            .toList();
    List<Optional<Minutiae>> minutiae = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < fetched.size(); i++) {
      switch (fetched.get(i)) {
        case Fetched.Found(Minutiae found) -> minutiae.add(Optional.of(found));
        case Fetched.Failure(String fault) -> {
          minutiae.add(Optional.empty());
          failures.add("%s: %s".formatted(set.impressions().get(i).label(), fault));
        }
      }
    }
    return new Extracted(set, minutiae, failures);
  }
}
