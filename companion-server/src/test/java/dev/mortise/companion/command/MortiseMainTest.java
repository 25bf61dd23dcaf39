package dev.mortise.companion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.ProvisionCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the program says when it is not told well what to do, or cannot do it: always a way out.
class MortiseMainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) throws IOException {
    CommandLine line = MortiseMain.commandLine(Map.of(), words);
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  @Test
  void helpNamesWhatTheLauncherKnows() throws IOException {
    String help = MortiseMain.commandLine(Map.of()).getUsageMessage();
    for (String word : List.of("accuracy tells", "bench measures", "--jdk")) {
      assertTrue(help.contains(word), help);
    }
  }

  @Test
  void helpListsEveryCommand() throws IOException {
    assertEquals(0, run("help"));

    for (String command : List.of("sandbox", "serve", "lock", "provision", "app", "help")) {
      assertTrue(out.toString().contains("\n  " + command), out::toString);
    }
  }

  @Test
  void helpTellsOfOneCommand() throws IOException {
    assertEquals(0, run("help", "serve"));

    assertTrue(out.toString().contains("--device-port"), out::toString);
  }

  @Test
  void withoutACommandTheUsageIsShownOnce() throws IOException {
    assertEquals(2, run());

    assertEquals("", out.toString());
    assertEquals(2, err.toString().split("Usage: mortise", -1).length, err::toString);
  }

  @Test
  void aMistypedCommandIsRecognised() throws IOException {
    assertEquals(2, run("sandbx"));

    assertTrue(err.toString().contains("perhaps sandbox"), err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "sandbox"})
  void aFolderThatCannotBeMadeIsNamedWithTheWayOut(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertEquals(1, run(command, "--data", file.resolve("below").toString()));

    assertOneSentence(file.toString(), "--data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--https-port", "--device-port"})
  void serveNamesABusyPortWithTheWayOut(String option) throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      List<String> words = new ArrayList<>(List.of("serve", "--maker", maker()));
      for (String each : List.of("--https-port", "--device-port")) {
        words.addAll(List.of(each, each.equals(option) ? port : "0"));
      }
      words.addAll(List.of("--data", folder.resolve("companion").toString()));

      assertEquals(1, run(words.toArray(String[]::new)));

      assertOneSentence("port " + port, option);
    }
  }

  private String maker() {
    String maker = folder.resolve("maker").toString();
    assertEquals(0, new CommandLine(new ProvisionCommand()).execute("maker", maker));
    return folder.resolve("maker").resolve("maker.pem").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port", "--device-port", "--near-port", "--panel-port"})
  void sandboxNamesABusyPortWithTheWayOut(String option) throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      List<String> words = new ArrayList<>(List.of("sandbox"));
      for (String each : List.of("--http-port", "--device-port", "--near-port", "--panel-port")) {
        words.addAll(List.of(each, each.equals(option) ? port : "0"));
      }
      words.addAll(List.of("--data", folder.resolve("sandbox").toString()));

      assertEquals(1, run(words.toArray(String[]::new)));

      assertOneSentence("port " + port, option);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void whatIsNoPortIsRefusedBeforeAnythingIsTouched(String port) throws IOException {
    Path data = folder.resolve("untouched");

    assertEquals(2, run("sandbox", "--data", data.toString(), "--http-port=" + port));

    assertTrue(err.toString().contains("ports go from 0 to 65535"), err::toString);
    assertTrue(Files.notExists(data));
  }

  @Test
  void freshForgetsNothingThatNoSandboxMade() throws IOException {
    Path other = Files.writeString(folder.resolve("letters"), "dear");

    assertEquals(1, run("sandbox", "--fresh", "--data", folder.toString()));

    assertTrue(Files.exists(other));
    assertOneSentence(folder.toString(), "--data");
  }

  private void assertOneSentence(String... parts) {
    String said = err.toString().strip();
    assertEquals(1, said.lines().count(), said);
    for (String part : parts) {
      assertTrue(said.contains(part), () -> part + " in " + said);
    }
  }
}
