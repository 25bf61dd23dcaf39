package dev.mortise.sim.command.app.device;

import dev.mortise.sim.line.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A notice of a companion as a terminal shows it: wrapped at words, and without anything that
/// would steer the terminal.
final class NoticeText {

  private static final int WIDTH = 78;

  /// More than any notice has; a companion that sends more is cut short.
  private static final int LONGEST_SHOWN = 20_000;

  /// Blanks and what is not seen: controls of the eighth bit and marks of direction steer too.
  private static final Pattern NO_WORD = Pattern.compile("[ \\p{Cc}\\p{Cf}]+");

  private NoticeText() {}

  /// @param text paragraphs, one a line
  static String wrapped(String text) {
    List<String> lines = new ArrayList<>();
    text.substring(0, Math.min(text.length(), LONGEST_SHOWN))
        .lines()
        .map(line -> NO_WORD.matcher(line).replaceAll(" ").strip())
        .forEach(paragraph -> lines.addAll(WordList.wrapped(paragraph, WIDTH)));
    return String.join("\n", lines);
  }
}
