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
    String examples =
        word.arguments().stream()
            .filter(argument -> !argument.endsWith(":"))
            .map(argument -> "\n  " + word.word() + " " + argument)
            .collect(Collectors.joining());
    return "%s: %s%s".formatted(word.usage(), word.meaning(), examples);
  }
}
