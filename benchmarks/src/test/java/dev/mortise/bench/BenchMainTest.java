package dev.mortise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchMainTest {

  /// The whole help would hide what is wrong.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accuracy --image | Unknown option: '--image'; perhaps --images;"
            + " see: mortise accuracy --help",
        "accuracy --enrol x | see: mortise accuracy --help",
        "bench --nothing | see: mortise bench --help",
        "bench load nothing | no load is called nothing; see --list; see: mortise bench load --help"
      })
  void aWrongLineIsAnsweredInOneLine(String line, String sentence) {
    StringWriter said = new StringWriter();

    int code = BenchMain.commandLine().setErr(new PrintWriter(said)).execute(line.split(" "));

    assertEquals(2, code);
    assertEquals(1, said.toString().lines().count(), said::toString);
    assertTrue(said.toString().strip().endsWith(sentence), said::toString);
  }
}
