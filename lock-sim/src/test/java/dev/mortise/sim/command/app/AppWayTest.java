package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.app.AppPhone.Said;
import dev.mortise.sim.phone.companion.FakeCompanion;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the app says of the way it goes, and of leaving the companion.
class AppWayTest {

  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  /// Nothing listens there.
  private static final String NOWHERE = "localhost:1";

  private static final String DETOUR =
      "nothing answers at localhost:1; going through the companion instead.";

  private AppPhone phone;

  @BeforeEach
  void switchOn(@TempDir Path folder) throws Exception {
    phone = new AppPhone(folder);
    phone.pair();
  }

  @Test
  @Tag("LK-37")
  void aNamedPortWhereNothingAnswersIsToldBeforeTheWayAround() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(504, "{\"title\":\"The lock is away\"}")) {
      phone.signIn(companion.session());

      Said said = phone.app("users", "list", "--near", NOWHERE);

      assertEquals(UNREACHABLE, said.code());
      assertEquals(
          DETOUR + "\nNothing was done: The lock is away.\n", said.err(), "once, and first");
      assertEquals(DETOUR + "\n", phone.app("unlock", "--json", "--near", NOWHERE).err());
      assertEquals("", phone.app("unlock", "--json").err(), "nothing was named");
    }
  }

  @Test
  void aNewcomerHearsOfTheWayAroundToo() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(504, "{\"title\":\"The lock is away\"}")) {
      phone.signIn(companion.session());

      Said said = phone.app("pair", phone.lock.code().text(), "--near", NOWHERE);

      assertEquals(DETOUR, said.err().lines().findFirst().orElseThrow());
    }
  }

  @Test
  void nearOnlyNamesThePortWhereNothingAnswers() {
    Said said = phone.app("unlock", "--near", NOWHERE, "--near-only");

    assertEquals(UNREACHABLE, said.code());
    assertEquals("Nothing was done: nothing answers at localhost:1.\n", said.err());
  }

  @Test
  void nearOnlyAndRemoteContradictEachOther() {
    Said said = phone.app("unlock", "--near-only", "--remote");

    assertEquals(USAGE, said.code());
    assertEquals("--near-only and --remote contradict each other; give one of them\n", said.err());
  }

  @Test
  void signingOutSaysWhatTheCompanionWasNotTold() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(200, "{}")) {
      phone.signIn(companion.session());
    }

    Said said = phone.app("logout");

    assertEquals(UNREACHABLE, said.code());
    assertTrue(
        said.err().startsWith("Signed out here, but the companion was not told: no word from"),
        said.err());
    assertTrue(
        said.err().endsWith("The session ends there by itself at 2026-04-01T00:00:00Z.\n"),
        said.err());
    Said again = phone.app("logout");
    assertEquals(DONE, again.code());
    assertEquals("This phone was not signed in.\n", again.out());
  }

  @Test
  void signingOutOfASessionThatIsOverIsDone() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(401, "{\"title\":\"no session\"}")) {
      phone.signIn(companion.session());

      Said said = phone.app("logout");

      assertEquals(DONE, said.code());
      assertEquals("Signed out.\n", said.out());
    }
  }
}
