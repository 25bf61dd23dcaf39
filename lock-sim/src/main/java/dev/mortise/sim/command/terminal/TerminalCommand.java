package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.line.LineWord;
import java.util.Optional;

/// What a line at the terminal asks for.
public sealed interface TerminalCommand {

  /// Do something to the lock.
  record Do(Cause cause) implements TerminalCommand {}

  /// List the newest events.
  ///
  /// @param most how many
  record Log(int most) implements TerminalCommand {}

  /// Tell how everything stands.
  record Status() implements TerminalCommand {}

  /// List the household.
  record Users() implements TerminalCommand {}

  /// Explain the commands, or one of them.
  record Help(Optional<LineWord> about) implements TerminalCommand {}

  /// Leave the terminal.
  record Quit() implements TerminalCommand {}
}
