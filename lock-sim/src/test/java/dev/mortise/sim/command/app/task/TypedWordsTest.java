package dev.mortise.sim.command.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// What a person types where the command line does not say it.
class TypedWordsTest {

  private final List<String> prompts = new ArrayList<>();

  @Test
  void aPersonIsAskedForTheCodeAndAPipeIsNot() throws Exception {
    assertEquals("Paste the code, then Enter:\n|MORTISE:12", pasted(" MORTISE:12 \nrest", true));
    assertEquals("|MORTISE:12", pasted("MORTISE:12", false));
  }

  private static String pasted(String typed, boolean isTerminal) throws IOException {
    StringWriter shown = new StringWriter();
    PastedLine line =
        new PastedLine(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(shown),
            isTerminal);
    String read = line.read("code");
    return shown + "|" + read;
  }

  @Test
  void aNewPasswordIsAskedForTwice() throws Exception {
    try (SecretBytes chosen = choose("tower bridge", "tower bridge")) {
      assertEquals("tower bridge", chosen.lend(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
    assertEquals(List.of("Password", "Password once more"), prompts);
  }

  @Test
  void aSlipInANewPasswordIsNoticed() {
    IllegalArgumentException slip =
        assertThrows(IllegalArgumentException.class, () -> choose("tower", "towel"));

    assertEquals("these are two different passwords; try again", slip.getMessage());
  }

  @Test
  void whereNobodySitsTheWaysToGiveAPasswordAreNamed() {
    IllegalArgumentException none = assertThrows(IllegalArgumentException.class, this::choose);

    assertEquals(
        "no password: set NO_SUCH_VARIABLE, or name a file with --password-file",
        none.getMessage());
  }

  private SecretBytes choose(String... typed) throws IOException {
    Queue<String> next = new ArrayDeque<>(List.of(typed));
    return Passwords.choose(
        Optional.empty(),
        "NO_SUCH_VARIABLE",
        prompt -> {
          prompts.add(prompt);
          return Optional.ofNullable(next.poll()).map(String::toCharArray);
        },
        "Password");
  }
}
