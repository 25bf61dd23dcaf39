package dev.mortise.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.option.WrongLine;
import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole tool over a few synthetic fingers in files.
class AccuracyCommandTest {

  private static final int FINGERS = 3;
  private static final int IMPRESSIONS = 2;

  @TempDir Path temp;

  private final StringWriter said = new StringWriter();

  private int run(String... words) {
    PrintWriter out = new PrintWriter(said, true);
    CommandLine line = WrongLine.on(new CommandLine(new AccuracyCommand()));
    return line.setOut(out).setErr(out).execute(words);
  }

  private String path(String name) {
    return temp.resolve(name).toString();
  }

  private void images() throws IOException {
    Path set = Files.createDirectories(temp.resolve("images/door"));
    for (int finger = 1; finger <= FINGERS; finger++) {
      SyntheticFinger skin = SyntheticFinger.of(finger);
      for (int number = 1; number <= IMPRESSIONS; number++) {
        Files.write(
            set.resolve(finger + "_" + number + ".png"), ImageFiles.png(skin.impression(number)));
      }
    }
    Files.writeString(set.resolve("4_1.png"), "no picture");
  }

  @Test
  void aFolderOfImagesIsMeasuredFromEndToEnd() throws IOException {
    images();

    int code =
        run(
            "--images",
            path("images"),
            "--sets",
            "door",
            "--as-sampled",
            "--enrol",
            "1",
            "--json",
            path("all.json"),
            "--scores",
            path("scores.csv"),
            "--det",
            path("plots"));

    assertEquals(0, code, said::toString);
    assertTrue(said.toString().contains("4_1: The file"), said::toString);
    scoresHoldEveryPairOnce();
    figuresAreThoseOfGoodFingers();
    try (Stream<Path> plots = Files.list(temp.resolve("plots"))) {
      assertEquals(
          List.of("det-door.svg", "det-pooled.svg"),
          plots.map(plot -> plot.getFileName().toString()).sorted().toList());
    }
  }

  private void scoresHoldEveryPairOnce() throws IOException {
    List<String> rows = Files.readAllLines(temp.resolve("scores.csv"));
    assertEquals("matcher,set,a,b,score", rows.getFirst());
    List<String> peers = rows.stream().filter(row -> row.startsWith("sourceafis,door,")).toList();
    // Seven impressions, one of which fails and scores 0.
    assertEquals(7 * 6 / 2, peers.size());
    assertEquals(6, peers.stream().filter(row -> row.contains(",4_1,0.0")).count());
    assertTrue(peers.getFirst().startsWith("sourceafis,door,1_1,1_2,"), peers::getFirst);
  }

  private void figuresAreThoseOfGoodFingers() throws IOException {
    JsonNode all = JsonMapper.shared().readTree(Files.readString(temp.resolve("all.json")));
    assertEquals(1, all.get("sets").get(0).get("failuresToEnrol").size());
    for (JsonNode one : all.get("verification")) {
      assertEquals(0, one.get("rates").get("eer").doubleValue(), one::toString);
      assertEquals(FINGERS, one.get("rates").get("mated").intValue());
    }
    JsonNode identification = all.get("identification").get(0);
    assertEquals(1, identification.get("enrolled").intValue());
    assertEquals(FINGERS, identification.get("points").get(0).get("searches").intValue());
    for (JsonNode costs : all.get("costs")) {
      assertTrue(costs.get("identification").get("p50").doubleValue() > 0, costs::toString);
    }
  }

  @Test
  void aReportSaysWhatItsFiguresDependOn() throws IOException {
    String file = path("all.json");

    assertEquals(
        0, run("--synthetic", "clean:2x2", "--swap-roles", "--json", file), said::toString);

    assertTrue(
        said.toString().contains("Made ready as the probe: the earlier impression"),
        said::toString);
    JsonNode setting = JsonMapper.shared().readTree(Files.readString(Path.of(file))).get("setting");
    assertTrue(setting.get("rolesSwapped").booleanValue(), setting::toString);
  }

  @Test
  void syntheticFingersNeedNoFolderAndAreNamedAsSuch() {
    assertEquals(0, run("--synthetic", "clean:3x2"), said::toString);

    assertTrue(said.toString().contains("pooled synthetic"), said::toString);
    assertTrue(said.toString().contains("a tail of synthetic fingers"), said::toString);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    int code =
        run(
            "--images",
            path("nowhere"),
            "--enrol",
            "2",
            "--synthetic",
            "wet:3x2",
            "--dpi",
            "a=72",
            "--json",
            path("no/such/folder.json"));

    assertEquals(2, code);
    for (String fault :
        List.of(
            "there is no folder",
            "--enrol takes 1, 3 or 5, not 2",
            "\"wet:3x2\" is no synthetic set",
            "profile clean, db1, db2, db3, db4, 2000 impressions at most",
            "--dpi a=72 is outside",
            "folder.json cannot be written")) {
      assertTrue(said.toString().contains(fault), said::toString);
    }
    assertEquals(1, said.toString().lines().count(), said::toString);
    assertTrue(said.toString().endsWith("; see: accuracy --help%n".formatted()), said::toString);
  }

  @Test
  void theHelpNamesTheProfiles() {
    assertEquals(0, run("--help"));
    assertTrue(said.toString().contains("profiles: clean, db1, db2, db3, db4"), said::toString);
  }

  @Test
  void nothingToCompareIsAFaultWithAWayOut() {
    assertEquals(2, run());
    assertTrue(said.toString().contains("give --images DIR or --synthetic SET"), said::toString);
  }
}
