package dev.mortise.rule;

/// A test that claims to prove a rule has run.
///
/// @param rule which one
/// @param test its class and method; the runs of a parameterized one bear the same name
/// @param method the method's name
/// @param outcome how it ended
public record Proof(RuleId rule, String test, String method, Outcome outcome) {

  /// How a test ended.
  public enum Outcome {
    /// It passed.
    PASSED,
    /// It failed.
    FAILED,
    /// It did not come to a verdict: skipped, or given up for want of something.
    SKIPPED
  }
}
