package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.print.Minutiae;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import dev.mortise.biometric.fingerprint.minutia.MinutiaKind;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeSelection;
import dev.mortise.biometric.fingerprint.record.MinutiaRecord;
import dev.mortise.biometric.fingerprint.record.RecordReading;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The lock's own matcher, over what the lock keeps of a print.
public final class MortiseContender implements Contender {

  /// Stateless.
  public MortiseContender() {}

  @Override
  public String name() {
    return "mortise";
  }

  @Override
  public Gallery gallery(int size) {
    return new Prints(new AtomicReferenceArray<>(size));
  }

  private record Prints(AtomicReferenceArray<Print> prints) implements Gallery {

    @Override
    public boolean enrol(int index, Minutiae minutiae) {
      MinutiaeSelection selection = new MinutiaeSelection();
      RecordReading reading =
          MinutiaRecord.read(
              minutiae.record(),
              0,
              (x, y, bearing, kind, quality) ->
                  selection.add(
                      x, y, bearing, MinutiaKind.ofCode(kind).orElse(MinutiaKind.OTHER), quality));
      if (reading instanceof RecordReading.Malformed) {
        return false;
      }
      try (var best = selection.best()) {
        prints.set(index, Print.of(best));
        return best.count() > 0;
      }
    }

    @Override
    public Searcher searcher() {
      return new Compared(prints, new PrintComparator());
    }
  }

  private record Compared(AtomicReferenceArray<Print> prints, PrintComparator comparator)
      implements Searcher {

    @Override
    public void probe(int index) {
      comparator.probe(prints.get(index));
    }

    @Override
    public double score(int index) {
      return comparator.score(prints.get(index));
    }
  }
}
