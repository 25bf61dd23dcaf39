package dev.mortise.bench.accuracy.report;

import dev.mortise.bench.accuracy.contest.Extracted;
import dev.mortise.bench.accuracy.contest.SetScores;
import dev.mortise.bench.accuracy.rate.DetCurve;
import dev.mortise.bench.accuracy.rate.OpenSet;
import dev.mortise.bench.accuracy.rate.OpenSet.Search;
import dev.mortise.bench.accuracy.rate.Trials;
import dev.mortise.bench.accuracy.rate.Trials.Trial;
import dev.mortise.bench.accuracy.rate.VerificationRates;
import dev.mortise.bench.accuracy.report.Findings.Compared;
import dev.mortise.bench.accuracy.report.Findings.Failures;
import dev.mortise.bench.accuracy.report.Findings.Identification;
import dev.mortise.bench.accuracy.report.Findings.Protocol;
import dev.mortise.bench.accuracy.report.Findings.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// From scores to rates: per set, and pooled over the sets of real and of synthetic fingers apart,
/// because a tail taken from synthetic fingers speaks of the sensor's profile and not of people.
public final class Analysis {

  static final String POOLED = "pooled";

  private static final double[] FPIR = {0.05, 0.01, 0};

  private final List<SetScores> scores;
  private final List<String> matchers;

  /// @param scores of every matcher over every set
  public Analysis(List<SetScores> scores) {
    this.scores = List.copyOf(scores);
    matchers = scores.stream().map(SetScores::matcher).distinct().toList();
  }

  /// Some sets under one name.
  private record Scope(String name, boolean synthetic, List<SetScores> scores) {

    Trials trials(boolean fvc) {
      List<Trial> trials = new ArrayList<>();
      int first = 0;
      for (SetScores set : scores) {
        trials.addAll(set.trials(first, fvc));
        first += set.fingers();
      }
      return new Trials(trials);
    }

    /// For each finger its set.
    int[] sets() {
      List<Integer> sets = new ArrayList<>();
      for (int set = 0; set < scores.size(); set++) {
        for (int finger = 0; finger < scores.get(set).fingers(); finger++) {
          sets.add(set);
        }
      }
      return sets.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /// The pools first, then each set.
  private List<Scope> scopes(String matcher) {
    List<SetScores> own = scores.stream().filter(set -> set.matcher().equals(matcher)).toList();
    List<Scope> scopes = new ArrayList<>();
    for (boolean synthetic : new boolean[] {false, true}) {
      List<SetScores> kind =
          own.stream().filter(set -> set.set().synthetic() == synthetic).toList();
      if (!kind.isEmpty()) {
        scopes.add(new Scope(POOLED, synthetic, kind));
      }
    }
    own.forEach(
        set -> scopes.add(new Scope(set.set().name(), set.set().synthetic(), List.of(set))));
    return scopes;
  }

  /// The sets and what could not be compared in them.
  public List<Compared> sets(List<Extracted> extracted) {
    return extracted.stream().map(this::compared).toList();
  }

  private Compared compared(Extracted extracted) {
    List<SetScores> own = scores.stream().filter(set -> set.set().equals(extracted.set())).toList();
    return new Compared(
        extracted.set().name(),
        extracted.set().synthetic(),
        own.getFirst().fingers(),
        extracted.minutiae().size(),
        extracted.failures(),
        own.stream().map(set -> new Failures(set.matcher(), set.failed())).toList());
  }

  /// Verification by both protocols.
  public List<Verification> verification() {
    List<Verification> all = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (String matcher : matchers) {
        for (Scope scope : scopes(matcher)) {
          Trials trials = scope.trials(protocol == Protocol.FVC);
          all.add(
              new Verification(
                  matcher,
                  scope.name,
                  scope.synthetic,
                  protocol,
                  VerificationRates.of(trials, scope.sets())));
        }
      }
    }
    return all;
  }

  /// Identification with each of these numbers of enrolled impressions; a number that leaves no
  /// probe is passed over.
  public List<Identification> identification(List<Integer> enrolled) {
    return enrolled.stream()
        .flatMap(
            count ->
                matchers.stream()
                    .flatMap(
                        matcher ->
                            scopes(matcher).stream()
                                .filter(scope -> scope.name.equals(POOLED))
                                .flatMap(scope -> identification(matcher, scope, count))))
        .toList();
  }

  private static Stream<Identification> identification(String matcher, Scope scope, int enrolled) {
    List<Search> searches =
        scope.scores.stream().flatMap(set -> set.searches(enrolled).stream()).toList();
    if (searches.isEmpty()) {
      return Stream.empty();
    }
    OpenSet openSet = new OpenSet(searches);
    List<OpenSet.Point> points = new ArrayList<>();
    for (double most : FPIR) {
      points.add(openSet.atFpir(most));
    }
    return Stream.of(new Identification(matcher, scope.name, scope.synthetic, enrolled, points));
  }

  /// The plots: one for each scope, with a curve for each matcher.
  public List<DetPlot> plots() {
    List<DetPlot> plots = new ArrayList<>();
    int count = scopes(matchers.getFirst()).size();
    for (int i = 0; i < count; i++) {
      Scope scope = scopes(matchers.getFirst()).get(i);
      List<DetPlot.Curve> curves = new ArrayList<>();
      for (String matcher : matchers) {
        Trials trials = scopes(matcher).get(i).trials(false);
        curves.add(new DetPlot.Curve(matcher, DetCurve.of(trials)));
      }
      plots.add(new DetPlot(scope.name, scope.synthetic, curves));
    }
    return plots;
  }
}
