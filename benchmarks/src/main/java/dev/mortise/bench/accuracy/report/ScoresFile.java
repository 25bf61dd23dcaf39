package dev.mortise.bench.accuracy.report;

import dev.mortise.bench.accuracy.contest.SetScores;
import dev.mortise.bench.accuracy.contest.SetScores.Compared;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every comparison as a row `matcher,set,a,b,score`, so that anyone can judge them with a program
/// of their own. Each unordered pair of a set stands there once for each matcher.
public final class ScoresFile {

  private ScoresFile() {}

  /// Writes the rows below a line with their names.
  public static void write(Path file, List<SetScores> scores) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("matcher,set,a,b,score\n");
      for (SetScores set : scores) {
        for (Compared pair : set.pairs()) {
          out.write(
              "%s,%s,%s,%s,%s\n"
                  .formatted(
                      set.matcher(),
                      quoted(set.set().name()),
                      pair.a().label(),
                      pair.b().label(),
                      pair.score()));
        }
      }
    }
  }

  /// A folder's name may hold anything (RFC 4180).
  private static String quoted(String name) {
    return name.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + name.replace("\"", "\"\"") + '"'
        : name;
  }
}
