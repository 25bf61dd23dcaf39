package dev.mortise.sim.command.script;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.world.scenario.Subject;
import dev.mortise.sim.world.script.ScriptReading;
import dev.mortise.sim.world.script.ScriptWord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptHelpTest {

  @Test
  void itTellsEveryWordAndEverythingThatCanBeLookedAt() {
    String help = ScriptHelp.of(1_000);
    Stream.<LineWord>concat(Stream.of(ScriptWord.values()), Stream.of(CauseWord.values()))
        .forEach(word -> assertTrue(help.contains("\n" + word.usage()), word::usage));
    for (Subject subject : Subject.values()) {
      assertTrue(help.contains("\n" + subject.usage()), subject::usage);
    }
  }

  @Test
  void itsLinesAreNoWiderThanTheTerminal() {
    assertTrue(ScriptHelp.of(80).lines().allMatch(line -> line.length() <= 80));
  }

  /// An example that the parser does not read would be a word that it does not know.
  @Test
  void everyExampleIsALineOfAScript() {
    for (ScriptWord word : ScriptWord.values()) {
      for (String example : word.examples()) {
        String script = example + "\nexpect bolt locked\n";
        assertInstanceOf(ScriptReading.Understood.class, ScriptReading.parse(script), example);
      }
    }
  }

  @Test
  void everyValueToldCanBeExpected() {
    for (Subject subject : Subject.values()) {
      for (String value : subject.choices()) {
        String line = "expect %s %s".formatted(subject.word(), value.replace("N%", "50%"));
        assertInstanceOf(ScriptReading.Understood.class, ScriptReading.parse(line), line);
      }
    }
  }
}
