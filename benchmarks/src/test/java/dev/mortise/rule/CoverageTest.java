package dev.mortise.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.rule.Proof.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A planted gap is found, and nothing else is taken for one.
class CoverageTest {
  private static final RuleId KEPT = new RuleId("LK", 1);
  private static final RuleId OTHER = new RuleId("LK", 2);
  private static final RuleList LIST =
      RuleList.parse(
          """
          finished lock
          LK-1    lock       doors open
          LK-2    lock       and close
          LK-3..4 companion  somebody is told
          LK-5    app        browser  somebody sees it
          """);
  private static final List<Claim> CLAIMS =
      List.of(new Claim(KEPT, "doorOpens"), new Claim(OTHER, "doorCloses"));

  @Test
  void aRuleOfAFinishedColumnThatNoTestNamesIsAFault() {
    Coverage coverage =
        coverage(CLAIMS.subList(0, 1), List.of(run(KEPT, "doorOpens", Outcome.PASSED)));

    assertEquals(List.of(OTHER), ids(coverage.faults()));
    assertEquals(List.of(), coverage.undecided());
  }

  @Test
  void aTestThatFailsOrGivesUpProvesNothing() {
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.SKIPPED)) {
      Coverage coverage =
          coverage(
              CLAIMS,
              List.of(run(KEPT, "doorOpens", Outcome.PASSED), run(OTHER, "doorCloses", outcome)));

      assertEquals(List.of(OTHER), ids(coverage.faults()));
    }
  }

  @Test
  void oneFailingRunOfAParameterizedTestSpoilsTheOthers() {
    Coverage coverage =
        coverage(
            CLAIMS.subList(0, 1),
            List.of(
                run(KEPT, "doorOpens", Outcome.PASSED), run(KEPT, "doorOpens", Outcome.FAILED)));

    assertTrue(ids(coverage.faults()).contains(KEPT));
  }

  @Test
  void aTestThatWasLeftOutOfTheRunLeavesItsRuleUndecided() {
    Coverage coverage = coverage(CLAIMS, List.of(run(KEPT, "doorOpens", Outcome.PASSED)));

    assertEquals(List.of(), coverage.faults());
    assertEquals(List.of(OTHER), ids(coverage.undecided()));
  }

  @Test
  void columnsThatAreNotFinishedHaveNoFaults() {
    Coverage coverage =
        coverage(
            CLAIMS,
            List.of(
                run(KEPT, "doorOpens", Outcome.PASSED), run(OTHER, "doorCloses", Outcome.PASSED)));

    assertEquals(List.of(), coverage.faults());
    assertEquals(
        """
        Rules with a passing test
        lock         2 of   2, finished
        companion    0 of   2, not finished
          without a test: LK-3..4
        app          0 of   0, not finished
        """,
        coverage.table());
  }

  @Test
  void whatNeedsABrowserCountsWhereThereIsOne() {
    RuleList list = new RuleList(LIST.rules(), Set.of("app"));

    assertEquals(List.of(), Coverage.of(list, List.of(), List.of(), false).faults());
    assertEquals(
        List.of(new RuleId("LK", 5)), ids(Coverage.of(list, List.of(), List.of(), true).faults()));
    assertFalse(Coverage.of(list, List.of(), List.of(), false).table().contains("LK-5"));
  }

  private static Coverage coverage(List<Claim> claims, List<Proof> proofs) {
    return Coverage.of(LIST, claims, proofs, false);
  }

  private static Proof run(RuleId rule, String method, Outcome outcome) {
    return new Proof(rule, "DoorTest." + method, method, outcome);
  }

  private static List<RuleId> ids(List<Rule> rules) {
    return rules.stream().map(Rule::id).toList();
  }
}
