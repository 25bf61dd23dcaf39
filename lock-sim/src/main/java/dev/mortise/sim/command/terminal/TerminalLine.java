package dev.mortise.sim.command.terminal;

/// What was made of a line.
public sealed interface TerminalLine {

  /// A command.
  record Understood(TerminalCommand command) implements TerminalLine {}

  /// No command.
  ///
  /// @param fault one or two sentences: what is wrong and what would be right
  record NotUnderstood(String fault) implements TerminalLine {}

  /// Nothing: an empty line or a remark.
  record Nothing() implements TerminalLine {}

  /// Reads a line. A remark begins with `#`.
  static TerminalLine parse(String line) {
    return TerminalParser.parse(line);
  }
}
