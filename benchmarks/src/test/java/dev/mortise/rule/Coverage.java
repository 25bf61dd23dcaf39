package dev.mortise.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.mortise.rule.Proof.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which rules have a passing test: one that ran and of which no run failed.
///
/// @param list the rules
/// @param browser whether the rules count whose tests need a browser
/// @param proven those with a passing test
/// @param notRun those without, of which a test was left out of the run: nothing is known of them
public record Coverage(RuleList list, boolean browser, Set<RuleId> proven, Set<RuleId> notRun) {

  public Coverage {
    proven = Set.copyOf(proven);
    notRun = Set.copyOf(notRun);
  }

  /// Compares what the sources claim with what ran.
  public static Coverage of(
      RuleList list, List<Claim> claims, List<Proof> proofs, boolean browser) {
    Map<String, List<Proof>> tests =
        proofs.stream().collect(groupingBy(proof -> proof.rule() + " " + proof.test()));
    Set<RuleId> proven =
        tests.values().stream()
            .filter(Coverage::passed)
            .map(runs -> runs.getFirst().rule())
            .collect(toSet());
    Set<Claim> ran =
        proofs.stream().map(proof -> new Claim(proof.rule(), proof.method())).collect(toSet());
    Set<RuleId> notRun =
        claims.stream()
            .filter(Predicate.not(ran::contains))
            .map(Claim::rule)
            .filter(Predicate.not(proven::contains))
            .collect(toSet());
    return new Coverage(list, browser, proven, notRun);
  }

  private static boolean passed(List<Proof> runs) {
    return runs.stream().anyMatch(run -> run.outcome() == Outcome.PASSED)
        && runs.stream().noneMatch(run -> run.outcome() == Outcome.FAILED);
  }

  /// The rules of finished columns that no test proves, though every test of theirs ran.
  public List<Rule> faults() {
    return ofFinished(rule -> isMissing(rule.id()));
  }

  /// The rules of finished columns of which nothing is known, because only some tests ran.
  public List<Rule> undecided() {
    return ofFinished(rule -> notRun.contains(rule.id()));
  }

  private List<Rule> ofFinished(Predicate<Rule> which) {
    return list.columns()
        .filter(list.finished()::contains)
        .flatMap(column -> list.of(column, browser))
        .filter(which)
        .toList();
  }

  private boolean isMissing(RuleId id) {
    return !proven.contains(id) && !notRun.contains(id);
  }

  /// How many rules of each column are proven, and which are not.
  public String table() {
    return list.columns()
        .map(this::column)
        .collect(joining("\n", "Rules with a passing test\n", "\n"));
  }

  private String column(String name) {
    List<Rule> rules = list.of(name, browser).toList();
    long proofs = rules.stream().filter(rule -> proven.contains(rule.id())).count();
    String end = list.finished().contains(name) ? "finished" : "not finished";
    return "%-10s %3d of %3d, %s".formatted(name, proofs, rules.size(), end)
        + named(rules, "without a test", this::isMissing)
        + named(rules, "not run", notRun::contains);
  }

  private static String named(List<Rule> rules, String title, Predicate<RuleId> which) {
    List<RuleId> ids = rules.stream().map(Rule::id).filter(which).toList();
    return ids.isEmpty() ? "" : "\n  " + title + ": " + Spans.write(ids);
  }
}
