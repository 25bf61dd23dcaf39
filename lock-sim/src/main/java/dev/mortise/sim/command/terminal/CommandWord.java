package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The first words of those lines of the terminal that ask for something and cause nothing.
public enum CommandWord implements LineWord {
  /// The journal.
  LOG("log", "[N]", "list the newest events, 20 unless told otherwise", "5", "20", "100"),
  /// Everything.
  STATUS("status", "", "tell how everything stands"),
  /// The household.
  USERS("users", "", "list the household, its credentials and apps"),
  /// Help.
  HELP("help", "[COMMAND]", "list the commands, or explain one"),
  /// The end.
  QUIT("quit", "", "leave; the lock keeps what it knows");

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable.
  private final Spelling spelling;

  CommandWord(String word, String syntax, String meaning, String... arguments) {
    this.spelling = new Spelling(word, syntax, meaning, List.of(arguments));
  }

  /// The command of this word.
  static Optional<CommandWord> of(String word) {
    return switch (word) {
      case "exit" -> Optional.of(QUIT);
      case "?" -> Optional.of(HELP);
      default -> LineWord.find(values(), word);
    };
  }

  /// Every word that a line may begin with: the causes, then these.
  static List<LineWord> all() {
    return Stream.<LineWord>concat(Arrays.stream(CauseWord.values()), Arrays.stream(values()))
        .toList();
  }

  @Override
  public Spelling spelling() {
    return spelling;
  }
}
