package dev.mortise.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Both loads at a tiny size, with all their processes: that they run, not how fast.
class LoadSmokeIT {

  @TempDir Path temp;

  @Test
  void bothLoadsRunAndLeaveNothingBehind() throws Exception {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    Path json = temp.resolve("figures.json");
    Path data = temp.resolve("data");

    int code =
        new CommandLine(new LoadCommand())
            .setOut(out)
            .setErr(out)
            .execute("--smoke", "--json", json.toString(), "--data", data.toString());

    assertEquals(0, code, said::toString);
    JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
    assertEquals("p50", figures.get("unlock").get(0).get("measure").stringValue());
    assertTrue(said.toString().contains("failed of 10                          0"), said::toString);
    assertEquals("resident", figures.get("idle-locks").get(0).get("measure").stringValue());
    try (Stream<Path> left = Files.list(data)) {
      assertEquals(0, left.count());
    }
  }
}
