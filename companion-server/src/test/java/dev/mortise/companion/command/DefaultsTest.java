package dev.mortise.companion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the values of `serve` come from, as `--print-config` tells.
class DefaultsTest {

  @TempDir Path folder;

  @Test
  void aFlagCountsMoreThanTheEnvironmentAndThatMoreThanTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mortise.properties"), "device-port=1001\nhttps-port=1002\n");
    Map<String, String> environment =
        Map.of("MORTISE_CONFIG", file.toString(), "MORTISE_HTTPS_PORT", "1003");

    assertShown(
        "device-port    = 1001  (file " + file + ")", config(environment, "--http-port", "1004"));
    assertShown("https-port     = 1003  (environment MORTISE_HTTPS_PORT)", config(environment));
    assertShown("https-port     = 1005  (flag)", config(environment, "--https-port", "1005"));
    assertShown("bind           = 127.0.0.1  (default)", config(environment));
    assertShown("http-port      = none  (default)", config(environment));
  }

  @Test
  void eachCommandHasItsRoomInTheFolderOfAll() throws IOException {
    Map<String, String> environment = Map.of("MORTISE_DATA", folder.toString());

    assertShown(
        "data           = %s  (environment MORTISE_DATA)".formatted(folder.resolve("companion")),
        config(environment));
  }

  @Test
  void aFileOfDefaultsThatIsNotThereIsNamed() {
    Map<String, String> environment = Map.of("MORTISE_CONFIG", folder.resolve("none").toString());

    IOException refusal =
        assertThrows(IOException.class, () -> MortiseMain.commandLine(environment, "serve"));

    assertTrue(String.valueOf(refusal.getMessage()).contains("MORTISE_CONFIG"));
  }

  private static String config(Map<String, String> environment, String... flags)
      throws IOException {
    StringWriter out = new StringWriter();
    String[] words = new String[flags.length + 2];
    words[0] = "serve";
    System.arraycopy(flags, 0, words, 1, flags.length);
    words[flags.length + 1] = "--print-config";
    int code =
        MortiseMain.commandLine(environment, words).setOut(new PrintWriter(out)).execute(words);
    assertEquals(0, code);
    return out.toString();
  }

  private static void assertShown(String line, String config) {
    assertTrue(config.lines().anyMatch(line::equals), () -> line + " in\n" + config);
  }
}
