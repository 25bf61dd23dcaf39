package dev.mortise.sim.command.script;

import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Measure;
import dev.mortise.sim.line.WordList;
import dev.mortise.sim.world.scenario.Subject;
import dev.mortise.sim.world.script.ScriptWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The reference of scripts, made of the words that their parser knows.
public final class ScriptHelp {

  private static final String FORM =
      "A script is a text file, a line a step; what begins with # is a remark. It runs on a new"
          + " lock in memory, whose clock stands between the steps, and must expect something."
          + " Lines that say what goes wrong add up until one with none or back ends them. Power is"
          + " cut once at a time: another cut, or a flash restored, while one waits is told as a"
          + " failure, and not done.";

  private ScriptHelp() {}

  /// All of it.
  ///
  /// @param columns as wide as a line may be
  public static String of(int columns) {
    List<String> lines = new ArrayList<>(WordList.wrapped(FORM, columns));
    lines.addAll(WordList.wrapped(Measure.TIME, columns));
    lines.add("");
    lines.add("Words of scripts:");
    Arrays.stream(ScriptWord.values()).forEach(word -> entry(word, columns, lines));
    lines.add("");
    lines.add("What can be looked at, after expect or expect not:");
    Arrays.stream(Subject.values())
        .forEach(subject -> lines.add(WordList.entry(subject.usage(), subject.meaning(), columns)));
    lines.add("");
    lines.add("Causes, as at the lock's terminal:");
    Arrays.stream(CauseWord.values()).forEach(word -> entry(word, columns, lines));
    return String.join("\n", lines);
  }

  private static void entry(LineWord word, int columns, List<String> lines) {
    lines.add(WordList.entry(word.usage(), word.meaning(), columns));
  }
}
