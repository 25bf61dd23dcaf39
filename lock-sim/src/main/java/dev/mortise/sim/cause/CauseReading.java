package dev.mortise.sim.cause;

/// What was made of a line that is to name a cause.
public sealed interface CauseReading {

  /// As many characters as a line may have.
  int LINE_MAX = 1_000;

  /// A cause.
  record Understood(Cause cause) implements CauseReading {}

  /// No cause.
  ///
  /// @param fault one or two sentences: what is wrong and what would be right
  record NotUnderstood(String fault) implements CauseReading {}

  /// Reads a line such as `press 135790 ok` or `clock +3m`.
  static CauseReading parse(String line) {
    return CauseParser.parse(line);
  }
}
