package dev.mortise.sim.command.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Explains the commands.
final class HelpText {

  private HelpText() {}

  static String all() {
    int width =
        Arrays.stream(CommandWord.values()).mapToInt(word -> word.usage().length()).max().orElse(0);
    return Arrays.stream(CommandWord.values())
        .map(word -> ("%-" + width + "s  %s").formatted(word.usage(), word.meaning()))
        .collect(Collectors.joining("\n"));
  }

  static String of(CommandWord word) {
    return "%s: %s".formatted(word.usage(), word.meaning());
  }
}
