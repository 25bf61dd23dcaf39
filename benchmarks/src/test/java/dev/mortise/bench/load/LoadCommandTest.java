package dev.mortise.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LoadCommandTest {

  private final StringWriter said = new StringWriter();

  private int run(String... words) {
    PrintWriter out = new PrintWriter(said, true);
    return new CommandLine(new LoadCommand()).setOut(out).setErr(out).execute(words);
  }

  @Test
  void loadsAreNamedAndNoneRuns() {
    assertEquals(0, run("--list"));
    assertEquals(2, said.toString().lines().count());
    assertTrue(said.toString().startsWith("unlock "), said::toString);
  }

  @Test
  void aNameThatIsNoneSaysWhereTheNamesAre() {
    assertEquals(2, run("unlokc"));
    assertTrue(said.toString().contains("no load is called unlokc; see --list"), said::toString);
  }

  @Test
  void aGoalThatIsMissedIsSaidToBe() {
    Figure figure = Figure.of("unlock", "p50", 7.25, "ms").below(5);

    assertEquals("7.25 ms    goal < 5: MISSED", figure.line().substring(56).strip());
    assertTrue(figure.withoutGoal().met());
  }
}
