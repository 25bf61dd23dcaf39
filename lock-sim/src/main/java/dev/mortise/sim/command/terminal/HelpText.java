package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Explains the commands, in lines that end between words.
final class HelpText {

  private static final String CLOCK =
      "The lock's timers and its clock go along. An app does not: it sets the lock's clock to its"
          + " own at its next contact. To try what expires, turn its clock too:"
          + " app --clock +3d ..., or MORTISE_CLOCK=+3d for every app.";

  private HelpText() {}

  /// All commands.
  ///
  /// @param columns as wide as a line may be
  static String all(int columns) {
    return CommandWord.all().stream()
        .map(word -> WordList.entry(word.usage(), word.meaning(), columns))
        .collect(Collectors.joining("\n"));
  }

  /// One command, with examples.
  static String of(LineWord word, int columns) {
    int width = Math.max(columns, WordList.COLUMNS_MIN);
    List<String> lines = new ArrayList<>();
    lines.addAll(WordList.wrapped("%s: %s".formatted(word.usage(), word.meaning()), width));
    if (word == CauseWord.CLOCK) {
      lines.addAll(WordList.wrapped(CLOCK, width));
    }
    word.examples().forEach(example -> lines.add("  " + example));
    return String.join("\n", lines);
  }
}
