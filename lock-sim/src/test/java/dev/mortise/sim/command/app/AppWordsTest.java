package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.app.AppPhone.Said;
import dev.mortise.sim.phone.companion.FakeCompanion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command line that means nothing is answered in one line, with where to read on.
class AppWordsTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int UNUSABLE = 5;

  @TempDir Path folder;

  private AppPhone phone;

  @BeforeEach
  void switchOn() throws Exception {
    phone = new AppPhone(folder.resolve("phone"));
    phone.pair();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users remove | app users has no command remove",
        "users remove --help | app users has no command remove",
        "passcode once --help | app passcode has no command once",
        "watch --for ever | Invalid value for option '--for': \"ever\" is no time such as 30s, 5m"
            + " or 2h",
        "users change two | Invalid value for positional parameter at index 0 (USER): 'two' is not"
            + " an int",
        "invite | Missing required parameter: 'ROLE'",
        "unlock --fast | Unknown option: '--fast'"
      })
  void aWrongLineIsAnsweredInOneLine(String line, String sentence) {
    Said said = phone.app(line.split(" "));

    assertEquals(USAGE, said.code());
    assertTrue(said.err().startsWith(sentence), said.err());
    assertTrue(said.err().matches("[^\n]*; see: app [a-z]+( [a-z]+)? --help\n"), said.err());
    assertEquals("", said.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passcode periodic --until 2020-01-01T00:00Z | --until 2020-01-01T00:00:00Z is over"
            + " already",
        "passcode periodic --from 2026-12-02T00:00Z --until 2026-12-01T00:00Z | --until must be"
            + " later than --from",
        "passcode periodic --until 2040-01-01T00:00Z | --until is at most ten years away",
        "users change 2 --from 2026-12-02T00:00Z --until 2026-12-01T00:00Z | --until must be later"
            + " than --from",
        "users delete 51 | user index must be 1 to 50"
      })
  void aSentenceSaysNothingForWhoeverMadeTheProgram(String line, String sentence) {
    Said said = phone.app(line.split(" "));

    assertEquals(USAGE, said.code());
    assertEquals(sentence + "\n", said.err());
  }

  @Test
  void aFolderThatCannotBeIsToldWithItsReason() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    Said said = new AppPhone(file).app("status");

    assertEquals(UNUSABLE, said.code());
    assertEquals(
        "cannot read and write the phone's folder %s: something else is in its place\n"
            .formatted(file),
        said.err());
  }

  @Test
  void anAddressThatHasAnAccountIsHintedAtAlikeForEveryRefusal() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "another one");
    try (FakeCompanion companion =
        new FakeCompanion(
            (exchange, _) ->
                FakeCompanion.say(
                    exchange,
                    exchange.getRequestURI().getPath().endsWith("sessions") ? 401 : 201,
                    "{\"title\":\"They do not fit\",\"nonce\":\"" + "A".repeat(22) + "\"}"))) {
      Said said =
          phone.app(
              "register",
              "owner@example.org",
              "--companion",
              companion.address().origin(),
              "--password-file",
              password.toString());

      assertEquals(REFUSED, said.code());
      assertEquals(
          "They do not fit; if you have an account there already, sign in to it: app login"
              + " owner@example.org\n",
          said.err());
    }
  }
}
