package dev.mortise.bench.accuracy.rate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Comparisons with their scores, and which fingers took part.
///
/// Fingers are numbered from 0, set after set. Immutable.
public final class Trials {

  /// One comparison.
  ///
  /// @param one the first finger
  /// @param other the second; the same in a mated comparison
  /// @param score how alike they are, 0 or more
  public record Trial(int one, int other, double score) {

    public Trial {
      if (one < 0 || other < 0 || !(score >= 0)) {
        throw new IllegalArgumentException(
            "finger or score is negative one=%d other=%d score=%f".formatted(one, other, score));
      }
    }

    boolean mated() {
      return one == other;
    }
  }

  private final List<Trial> ascending;
  private final int mated;

  /// @param trials in any order
  public Trials(List<Trial> trials) {
    List<Trial> sorted = new ArrayList<>(trials);
    sorted.sort(Comparator.comparingDouble(Trial::score));
    ascending = List.copyOf(sorted);
    mated = (int) sorted.stream().filter(Trial::mated).count();
  }

  /// The number of comparisons of one finger.
  public int mated() {
    return mated;
  }

  /// The number of comparisons of different fingers.
  public int nonMated() {
    return ascending.size() - mated;
  }

  /// Whether there is any comparison of either kind, without which there are no rates.
  public boolean ratable() {
    return mated() > 0 && nonMated() > 0;
  }

  /// All of them, lowest score first.
  List<Trial> ascending() {
    return ascending;
  }

  /// The middle score of the mated or of the non-mated comparisons: the upper one of two.
  public double median(boolean ofMated) {
    List<Trial> kind = ascending.stream().filter(trial -> trial.mated() == ofMated).toList();
    return kind.get(kind.size() / 2).score();
  }
}
