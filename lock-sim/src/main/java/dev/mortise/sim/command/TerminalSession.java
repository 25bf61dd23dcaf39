package dev.mortise.sim.command;

import dev.mortise.sim.command.terminal.LockTerminal;
import dev.mortise.sim.command.terminal.LockTerminal.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Feeds a [LockTerminal], from a keyboard or from a pipe.
final class TerminalSession {

  private TerminalSession() {}

  /// Reads lines from a pipe until it ends or somebody quits.
  ///
  /// @param strict whether the first line that is not understood or fails ends it
  /// @return whether every line was done
  static boolean ofPipe(BufferedReader lines, LockTerminal terminal, boolean strict)
      throws IOException {
    boolean allDone = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Outcome outcome = terminal.enter(line);
      if (outcome == Outcome.QUIT) {
        break;
      }
      allDone &= outcome == Outcome.DONE;
      if (strict && !allDone) {
        break;
      }
    }
    return allDone;
  }

  /// Reads lines from a keyboard, with completion. Lines can be recalled while it lasts and are not
  /// written down, because passcodes are typed in them.
  ///
  /// @param opener makes the terminal that prints as it is told
  static void ofKeyboard(Completer completer, Function<Consumer<String>, LockTerminal> opener)
      throws IOException {
    try (Terminal keyboard = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder().terminal(keyboard).completer(completer).build();
      LockTerminal terminal = opener.apply(reader::printAbove);
      Outcome outcome = Outcome.DONE;
      while (outcome != Outcome.QUIT) {
        try {
          outcome = terminal.enter(reader.readLine("lock> "));
        } catch (UserInterruptException _) {
          outcome = Outcome.DONE;
        } catch (EndOfFileException _) {
          outcome = Outcome.QUIT;
        }
      }
    }
  }
}
