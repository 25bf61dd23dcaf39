package dev.mortise.sim.command.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class ScriptPlayTest {

  private static final Pattern AGAIN =
      Pattern.compile("again: \\./mortise lock --script (\\S+) --seed (-?\\d+)");

  @TempDir Path folder;

  /// Of sixteen commands on such links, each of which takes four messages, none is ever spared.
  @Test
  void aFailingRunPrintsTheLineThatPlaysItsFaultsAgain() throws Exception {
    Path script = folder.resolve("links.mortise");
    Files.writeString(
        script,
        """
        press cancel ok 135790 ok 135790 ok
        cover off
        set hold
        press 135790 ok
        phone pair
        faults drop 40%% delay 20%% reorder 20%% double 20%% partition 10%% cut 20%%
        %s\
        """
            .formatted("phone unlock near\nexpect phone \"done\"\n".repeat(16)));
    List<String> first = play(script, Optional.empty());
    Matcher again = AGAIN.matcher(first.getLast());
    assertTrue(again.matches(), first::toString);
    assertEquals(script.toString(), again.group(1));
    assertEquals(first, play(script, Optional.of(Long.parseLong(again.group(2)))));
  }

  @Test
  void whatWasPlannedAndNeverCameIsToldAtTheEnd() throws Exception {
    Path script = folder.resolve("idle.mortise");
    Files.writeString(
        script,
        """
        link drop receipt
        cut 900
        press cancel ok 135790 ok 135790 ok
        expect phone "done"
        """);

    assertEquals(
        "planned, and never came: a fault of the link's receipt, a cut of the power",
        play(script, Optional.of(1L)).get(1));
  }

  private static List<String> play(Path script, Optional<Long> seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(1, ScriptPlay.of(script, seed, false, print, print));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.contains(" decisions; ")) // How often it decided is no fault.
        .toList();
  }
}
