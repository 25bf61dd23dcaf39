package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.contest.Contender.Gallery;
import dev.mortise.bench.accuracy.contest.Contender.Searcher;
import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What one matcher's comparisons and identifications cost, on one thread, after the comparisons of
/// all sets have warmed it.
///
/// @param matcher what it is called
/// @param references how many fingers, with one impression each, an identification looks through
/// @param setUp of a probe
/// @param mated comparison with the own finger, without set-up
/// @param nonMated comparison with another finger, without set-up
/// @param identification of a finger that is not enrolled, with set-up
public record Costs(
    String matcher, int references, Cost setUp, Cost mated, Cost nonMated, Cost identification) {

  /// As many fingers as a lock holds.
  private static final int REFERENCES_MAX = 50;

  private static final int COMPARISONS_MAX = 3000;
  private static final int PROBES_MAX = 300;

  /// An impression that can be compared, among those of all sets.
  private record Usable(int index, int set, Impression impression) {
    boolean sameFinger(Usable other) {
      return set == other.set && impression.finger() == other.impression.finger();
    }
  }

  private record Pair(Usable reference, Usable probe) {}

  /// Takes the time.
  ///
  /// @param sets minutiae of all sets
  public static Costs of(Contender contender, List<Extracted> sets) {
    Gallery gallery = contender.gallery(sets.stream().mapToInt(set -> set.minutiae().size()).sum());
    List<Usable> usable = usable(gallery, sets);
    // The order of a set's files would let neighbouring pieces of work be alike.
    Random order = new Random(1);
    List<Usable> references = references(usable, order);
    List<Usable> probes = new ArrayList<>(usable);
    probes.removeAll(references);
    Collections.shuffle(probes, order);
    List<Usable> asked = List.copyOf(probes.subList(0, Math.min(PROBES_MAX, probes.size())));
    Searcher searcher = gallery.searcher();
    Cost setUp = Cost.of(asked.size(), _ -> {}, i -> searcher.probe(asked.get(i).index));
    Cost mated = compared(searcher, pairs(usable, true, order));
    Cost nonMated = compared(searcher, pairs(usable, false, order));
    Cost identification =
        Cost.of(asked.size(), _ -> {}, i -> identify(searcher, asked.get(i), references));
    return new Costs(contender.name(), references.size(), setUp, mated, nonMated, identification);
  }

  private static List<Usable> usable(Gallery gallery, List<Extracted> sets) {
    List<Usable> usable = new ArrayList<>();
    int index = 0;
    for (int set = 0; set < sets.size(); set++) {
      Extracted extracted = sets.get(set);
      for (int i = 0; i < extracted.minutiae().size(); i++, index++) {
        int at = index;
        if (extracted.minutiae().get(i).filter(found -> gallery.enrol(at, found)).isPresent()) {
          usable.add(new Usable(at, set, extracted.set().impressions().get(i)));
        }
      }
    }
    return usable;
  }

  /// The first impression of each finger, of as many fingers as a lock holds.
  private static List<Usable> references(List<Usable> usable, Random order) {
    List<Usable> firsts = new ArrayList<>();
    for (Usable candidate : usable) {
      if (firsts.isEmpty() || !firsts.getLast().sameFinger(candidate)) {
        firsts.add(candidate);
      }
    }
    Collections.shuffle(firsts, order);
    return List.copyOf(firsts.subList(0, Math.min(REFERENCES_MAX, firsts.size())));
  }

  private static List<Pair> pairs(List<Usable> usable, boolean mated, Random order) {
    List<Pair> pairs = new ArrayList<>();
    for (Usable reference : usable) {
      for (Usable probe : usable) {
        if (reference.index != probe.index
            && reference.set == probe.set
            && reference.sameFinger(probe) == mated) {
          pairs.add(new Pair(reference, probe));
        }
      }
    }
    Collections.shuffle(pairs, order);
    return List.copyOf(pairs.subList(0, Math.min(COMPARISONS_MAX, pairs.size())));
  }

  private static Cost compared(Searcher searcher, List<Pair> pairs) {
    return Cost.of(
        pairs.size(),
        i -> searcher.probe(pairs.get(i).probe.index),
        i -> searcher.score(pairs.get(i).reference.index));
  }

  private static double identify(Searcher searcher, Usable probe, List<Usable> references) {
    searcher.probe(probe.index);
    double best = 0;
    // By index: an iterator would count among the matcher's bytes.
    for (int i = 0; i < references.size(); i++) {
      if (!references.get(i).sameFinger(probe)) {
        best = Math.max(best, searcher.score(references.get(i).index));
      }
    }
    return best;
  }
}
