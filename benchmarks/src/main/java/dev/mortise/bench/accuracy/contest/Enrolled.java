package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.contest.Contender.Gallery;
import dev.mortise.bench.accuracy.contest.Contender.Searcher;
import dev.mortise.bench.accuracy.print.Minutiae;
import dev.mortise.bench.accuracy.print.PrintSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One set enrolled with one matcher.
public final class Enrolled {

  private final Contender contender;
  private final PrintSet set;
  private final Gallery gallery;
  private final boolean[] usable;

  private Enrolled(Contender contender, PrintSet set, Gallery gallery, boolean[] usable) {
    this.contender = contender;
    this.set = set;
    this.gallery = gallery;
    this.usable = usable;
  }

  /// Enrols each impression that has minutiae.
  public static Enrolled of(Contender contender, Extracted extracted) {
    List<Optional<Minutiae>> minutiae = extracted.minutiae();
    Gallery gallery = contender.gallery(minutiae.size());
    boolean[] usable = new boolean[minutiae.size()];
    for (int i = 0; i < usable.length; i++) {
      int index = i;
      usable[i] = minutiae.get(i).filter(found -> gallery.enrol(index, found)).isPresent();
    }
    return new Enrolled(contender, extracted.set(), gallery, usable);
  }

  /// Compares all with all, in both roles, on all processors.
  ///
  /// @param progress is told of each probe that is done; several threads may do so at a time
  public SetScores compared(Runnable progress) {
    int size = usable.length;
    double[][] scores = new double[size][size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            probe -> {
              if (usable[probe]) {
                compare(probe, scores);
              }
              progress.run();
            });
    int failed = (int) IntStream.range(0, size).filter(i -> !usable[i]).count();
    return new SetScores(contender.name(), set, scores, failed);
  }

  /// Each probe fills a column of its own, so that threads do not meet.
  private void compare(int probe, double[][] scores) {
    Searcher searcher = gallery.searcher();
    searcher.probe(probe);
    for (int reference = 0; reference < usable.length; reference++) {
      if (reference != probe && usable[reference]) {
        scores[reference][probe] = searcher.score(reference);
      }
    }
  }
}
