package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.option.WrongLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FleetCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFleetTellsWhatItDidAndCost() {
    assertEquals(0, run("--locks", "5", "--hours", "6", "--seed", "7"));
    assertTrue(out.toString().contains("5 locks lived 6 hours (--seed 7)"), out::toString);
    assertTrue(out.toString().contains("decisions a second"), out::toString);
  }

  @Test
  void programsGetOneObject() {
    assertEquals(0, run("--locks", "2", "--hours", "1", "--seed", "7", "--no-faults", "--json"));
    assertTrue(out.toString().startsWith("{\"locks\":2,\"hours\":1,\"seed\":7"), out::toString);
    assertTrue(out.toString().contains("\"powerCuts\":0"), out::toString);
  }

  @Test
  void everyNumberOutOfRangeIsNamedInOneLine() {
    assertEquals(2, run("--locks", "0", "--hours", "90000"));
    assertEquals(
        "--locks is 1 to 1,000,000, not 0; --hours is 1 to 87,840, not 90,000; see: fleet --help",
        err.toString().strip());
  }

  private int run(String... arguments) {
    return WrongLine.on(new CommandLine(new FleetCommand()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
