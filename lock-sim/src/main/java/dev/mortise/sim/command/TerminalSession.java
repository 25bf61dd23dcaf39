package dev.mortise.sim.command;

import dev.mortise.sim.command.terminal.LockTerminal;
import dev.mortise.sim.command.terminal.LockTerminal.Outcome;
import dev.mortise.sim.command.terminal.TerminalCompleter;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.world.WorldClock;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
public final class TerminalSession {

  private TerminalSession() {}

  /// How a session ended.
  public enum End {
    /// Somebody left.
    LEFT,
    /// The input ended; nobody said that the lock should.
    INPUT_ENDED,
    /// A line was not done, and every one had to be.
    LINE_FAILED
  }

  /// Serves one lock until somebody leaves or the input ends.
  ///
  /// @param greeting is printed first, unless a program reads along
  /// @param json whether the log is printed as JSON
  /// @param strict whether lines from a pipe must all be done
  public static End run(
      ConnectedLock lock, WorldClock world, String greeting, boolean json, boolean strict)
      throws IOException {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      try (Terminal keyboard = keyboard().system(true).build()) {
        ofKeyboard(
            keyboard,
            new TerminalCompleter(),
            out -> {
              out.accept(greeting);
              return new LockTerminal(lock, world, out, json);
            });
      }
      return End.LEFT;
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (!json) {
      out.println(greeting);
    }
    LockTerminal terminal = new LockTerminal(lock, world, out::println, json);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return ofPipe(lines, terminal, strict);
  }

  /// Reads lines from a pipe until it ends or somebody quits.
  ///
  /// @param strict whether the first line that is not understood or fails ends it
  static End ofPipe(BufferedReader lines, LockTerminal terminal, boolean strict)
      throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Outcome outcome = terminal.enter(line);
      if (outcome == Outcome.QUIT) {
        return End.LEFT;
      }
      if (strict && outcome != Outcome.DONE) {
        return End.LINE_FAILED;
      }
    }
    return End.INPUT_ENDED;
  }

  /// How keyboards are opened. A terminal is not asked whether it knows clusters of graphemes: its
  /// answer would be looked for in what was typed before the lock was ready, which would be gone.
  static TerminalBuilder keyboard() {
    return TerminalBuilder.builder().graphemeCluster(false);
  }

  /// Reads lines from a keyboard, with completion, those first that were typed before. Lines can be
  /// recalled while it lasts and are not written down, because passcodes are typed in them.
  ///
  /// @param opener makes the terminal that prints as it is told
  static void ofKeyboard(
      Terminal keyboard, Completer completer, Function<Consumer<String>, LockTerminal> opener) {
    LineReader reader = LineReaderBuilder.builder().terminal(keyboard).completer(completer).build();
    LockTerminal terminal = opener.apply(reader::printAbove);
    terminal.wrapAt(keyboard::getColumns);
    Outcome outcome = Outcome.DONE;
    while (outcome != Outcome.QUIT) {
      try {
        outcome = terminal.enter(reader.readLine("lock> "));
      } catch (UserInterruptException interrupted) {
        // Ctrl-C drops a line that was begun, and leaves where there is none.
        outcome = interrupted.getPartialLine().isBlank() ? Outcome.QUIT : Outcome.DONE;
      } catch (EndOfFileException _) {
        outcome = Outcome.QUIT;
      }
    }
    keyboard.writer().println("Goodbye; the lock keeps what it knows.");
    keyboard.flush();
  }
}
