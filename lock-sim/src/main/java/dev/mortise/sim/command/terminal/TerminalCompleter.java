package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import java.nio.file.Path;
import java.util.List;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes a line: first the command, then what may follow it.
public final class TerminalCompleter implements Completer {

  private final Completer files = new FilesCompleter(Path.of(""));

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      for (LineWord command : CommandWord.all()) {
        candidates.add(
            new Candidate(
                command.word(), command.word(), null, command.meaning(), null, null, true));
      }
      return;
    }
    CommandWord.all().stream()
        .filter(command -> command.word().equals(line.words().getFirst()))
        .findFirst()
        .ifPresent(command -> completeArgument(command, reader, line, candidates));
  }

  private void completeArgument(
      LineWord command, LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (command == CommandWord.HELP) {
      for (LineWord about : CommandWord.all()) {
        candidates.add(new Candidate(about.word()));
      }
      return;
    }
    command.arguments().forEach(argument -> candidates.add(candidate(argument)));
    if (command == CauseWord.FINGER) {
      files.complete(reader, line, candidates);
    }
  }

  /// What ends in a colon goes on in the same word.
  private static Candidate candidate(String argument) {
    return new Candidate(argument, argument, null, null, null, null, !argument.endsWith(":"));
  }
}
