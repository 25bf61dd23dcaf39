package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.print.PrintSet;
import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import dev.mortise.bench.accuracy.rate.OpenSet.Search;
import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The scores of one matcher over one set.
///
/// An impression that failed to enrol scores 0 against every other: its comparisons count as what
/// does not match, as in the Fingerprint Verification Competition.
///
/// @param matcher what it is called
/// @param set whose impressions were compared
/// @param scores for each enrolled impression, the scores of all as probes
/// @param failed impressions that failed to enrol
@SuppressWarnings("ArrayRecordComponent") // a run's own results, compared by nobody
public record SetScores(String matcher, PrintSet set, double[][] scores, int failed) {

  /// One comparison of an unordered pair.
  ///
  /// @param a the enrolled impression, the earlier of both
  /// @param b the probe
  /// @param score how alike they are
  public record Compared(Impression a, Impression b, double score) {}

  /// The same comparisons in exchanged roles: of a pair, the earlier impression was made ready as
  /// the probe, and in a search what is enrolled.
  public SetScores swapped() {
    double[][] swapped = new double[scores.length][scores.length];
    for (int a = 0; a < scores.length; a++) {
      for (int b = 0; b < scores.length; b++) {
        swapped[b][a] = scores[a][b];
      }
    }
    return new SetScores(matcher, set, swapped, failed);
  }

  /// Every unordered pair once: the earlier impression enrolled, the later one the probe.
  public List<Compared> pairs() {
    List<Impression> impressions = set.impressions();
    List<Compared> pairs = new ArrayList<>();
    for (int a = 0; a < impressions.size(); a++) {
      for (int b = a + 1; b < impressions.size(); b++) {
        pairs.add(new Compared(impressions.get(a), impressions.get(b), scores[a][b]));
      }
    }
    return pairs;
  }

  /// These comparisons with fingers numbered from `first`.
  ///
  /// @param fvc compare different fingers by the first impression of each alone, as in the
  ///   Fingerprint Verification Competition
  public List<Trial> trials(int first, boolean fvc) {
    Map<Integer, Integer> numbers = fingers(first);
    Map<Integer, Impression> firsts = firstImpressions();
    List<Trial> trials = new ArrayList<>();
    for (Compared pair : pairs()) {
      boolean mated = pair.a().finger() == pair.b().finger();
      boolean bothFirst =
          pair.a().equals(firsts.get(pair.a().finger()))
              && pair.b().equals(firsts.get(pair.b().finger()));
      if (mated || !fvc || bothFirst) {
        trials.add(new Trial(number(numbers, pair.a()), number(numbers, pair.b()), pair.score()));
      }
    }
    return trials;
  }

  private static int number(Map<Integer, Integer> numbers, Impression impression) {
    return Objects.requireNonNull(numbers.get(impression.finger()), "a finger of another set");
  }

  /// How many fingers the set has.
  public int fingers() {
    return fingers(0).size();
  }

  private Map<Integer, Integer> fingers(int first) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    for (Impression impression : set.impressions()) {
      numbers.putIfAbsent(impression.finger(), first + numbers.size());
    }
    return numbers;
  }

  private Map<Integer, Impression> firstImpressions() {
    Map<Integer, Impression> firsts = new LinkedHashMap<>();
    set.impressions().forEach(impression -> firsts.putIfAbsent(impression.finger(), impression));
    return firsts;
  }

  /// Searches with the impressions numbered up to `enrolled` of every finger in the gallery and all
  /// others as probes. A finger without an enrolled impression is searched for by nobody.
  public List<Search> searches(int enrolled) {
    List<Impression> impressions = set.impressions();
    List<Search> searches = new ArrayList<>();
    for (int probe = 0; probe < impressions.size(); probe++) {
      if (impressions.get(probe).number() > enrolled) {
        search(impressions, enrolled, probe, searches);
      }
    }
    return searches;
  }

  private void search(List<Impression> impressions, int enrolled, int probe, List<Search> into) {
    double own = -1;
    double others = 0;
    for (int reference = 0; reference < impressions.size(); reference++) {
      if (impressions.get(reference).number() <= enrolled) {
        double score = scores[reference][probe];
        if (impressions.get(reference).finger() == impressions.get(probe).finger()) {
          own = Math.max(own, score);
        } else {
          others = Math.max(others, score);
        }
      }
    }
    if (own >= 0) {
      into.add(new Search(own, others));
    }
  }
}
