package dev.mortise.sim.line;

import java.util.ArrayList;
import java.util.List;

/// Lists words with their meanings, in lines that end between words.
public final class WordList {

  /// Where meanings begin, in columns; a usage that does not fit before has a line of its own.
  private static final int INDENT = 24;

  /// No narrower than this, or nothing is left of a line.
  public static final int COLUMNS_MIN = 2 * INDENT;

  private WordList() {}

  /// How a line is written and what it does, one or more lines.
  ///
  /// @param columns as wide as a line may be; a narrow list has 48 all the same
  public static String entry(String usage, String meaning, int columns) {
    int width = Math.max(columns, COLUMNS_MIN);
    String told = String.join("\n" + " ".repeat(INDENT), wrapped(meaning, width - INDENT));
    String written = String.join("\n  ", wrapped(usage, width - 2));
    return written.length() + 2 <= INDENT
        ? ("%-" + INDENT + "s%s").formatted(written, told)
        : written + "\n" + " ".repeat(INDENT) + told;
  }

  /// Text in lines of their own.
  ///
  /// @param columns as wide as a line may be; a word that is longer stands alone, and is
  public static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
