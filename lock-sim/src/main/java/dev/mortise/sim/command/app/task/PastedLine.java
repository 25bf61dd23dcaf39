package dev.mortise.sim.command.app.task;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A line that comes by the standard input instead of the command line, where a shell would take it
/// apart: what `-` stands for.
///
/// @param input where it comes from
/// @param prompts where a person is asked for it; nothing is written there unless one is
/// @param isTerminal whether a person sits there
record PastedLine(InputStream input, PrintWriter prompts, boolean isTerminal) {

  /// What is longer has no line break, and is nothing that is pasted.
  private static final int BYTES_MAX = 4096;

  /// The line of this process.
  static PastedLine ofProcess(PrintWriter prompts) {
    return new PastedLine(
        System.in,
        prompts,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  /// Reads it, and asks a person for it first.
  ///
  /// @param what is to be pasted, such as *code*
  String read(String what) throws IOException {
    if (isTerminal) {
      prompts.println("Paste the %s, then Enter:".formatted(what));
      prompts.flush();
    }
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (typed.size() == BYTES_MAX) {
        break;
      }
      typed.write(next);
    }
    return typed.toString(StandardCharsets.UTF_8).strip();
  }
}
