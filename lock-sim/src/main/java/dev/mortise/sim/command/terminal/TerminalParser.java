package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.command.terminal.TerminalLine.NotUnderstood;
import dev.mortise.sim.command.terminal.TerminalLine.Nothing;
import dev.mortise.sim.command.terminal.TerminalLine.Understood;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.world.script.ScriptWord;
import java.util.Locale;
import java.util.Optional;

/// Reads the lines of the terminal. Pure, and total: whatever is typed comes out as a
/// [TerminalLine].
final class TerminalParser {

  private static final int LOG_USUAL = 20;
  private static final int LOG_MAX = 5_000;

  private TerminalParser() {}

  static TerminalLine parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return new Nothing();
    }
    String[] parts = text.split("\\s+", 2);
    String word = parts[0].toLowerCase(Locale.ROOT);
    String rest = parts.length == 1 ? "" : parts[1].strip();
    Optional<LineWord> known = known(word);
    if (known.isEmpty()) {
      return unknown(word);
    }
    return switch (known.get()) {
      case CommandWord command -> command(command, rest);
      default -> cause(text);
    };
  }

  private static Optional<LineWord> known(String word) {
    return CommandWord.of(word)
        .<LineWord>map(command -> command)
        .or(() -> CauseWord.of(word).map(cause -> cause));
  }

  private static TerminalLine unknown(String word) {
    if (ScriptWord.of(word).isPresent() || word.equals("script")) {
      return new NotUnderstood(
          "\"%s\" is for scripts: mortise lock --script-help tells about those.".formatted(word));
    }
    return new NotUnderstood(
        "There is no command \"%s\".%s Type help for all of them."
            .formatted(word, LineWord.didYouMean(word, CommandWord.all())));
  }

  private static TerminalLine cause(String line) {
    return switch (CauseReading.parse(line)) {
      case CauseReading.Understood(var cause) -> understood(new TerminalCommand.Do(cause));
      case CauseReading.NotUnderstood(var fault) -> new NotUnderstood(fault);
    };
  }

  private static TerminalLine command(CommandWord command, String rest) {
    return switch (command) {
      case LOG -> log(rest);
      case STATUS -> alone(command, rest, new TerminalCommand.Status());
      case USERS -> alone(command, rest, new TerminalCommand.Users());
      case HELP -> help(rest);
      case QUIT -> alone(command, rest, new TerminalCommand.Quit());
    };
  }

  private static TerminalLine log(String rest) {
    if (rest.isEmpty()) {
      return understood(new TerminalCommand.Log(LOG_USUAL));
    }
    if (rest.matches("[1-9]\\d{0,3}") && Integer.parseInt(rest) <= LOG_MAX) {
      return understood(new TerminalCommand.Log(Integer.parseInt(rest)));
    }
    return new NotUnderstood("%s N is 1 to %,d.".formatted(CommandWord.LOG.fault(rest), LOG_MAX));
  }

  private static TerminalLine help(String rest) {
    if (rest.isEmpty()) {
      return understood(new TerminalCommand.Help(Optional.empty()));
    }
    String word = rest.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    return known(word)
        .map(about -> understood(new TerminalCommand.Help(Optional.of(about))))
        .orElseGet(() -> unknown(word));
  }

  private static TerminalLine alone(CommandWord command, String rest, TerminalCommand meant) {
    return rest.isEmpty() ? understood(meant) : new NotUnderstood(command.fault(rest));
  }

  private static TerminalLine understood(TerminalCommand command) {
    return new Understood(command);
  }
}
