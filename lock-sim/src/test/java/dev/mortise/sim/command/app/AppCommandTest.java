package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.app.AppPhone.Said;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Whatever is wrong, the app says so in one sentence with the way out, and ends with the exit code
/// that its help names.
class AppCommandTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;
  private static final int UNUSABLE = 5;

  private AppPhone phone;

  @TempDir Path folder;

  @BeforeEach
  void switchOn() {
    phone = new AppPhone(folder.resolve("phone"));
  }

  @Test
  void aTextThatIsNoCodeIsNamedAsSuch() {
    Said said = app("pair", "https://example.org/not-a-lock");

    assertEquals(USAGE, said.code());
    assertOneSentence(said);
    Said damaged = app("pair", phone.lock.code().text().replace("MORTISE:", "MORTISE:0"));
    assertEquals(USAGE, damaged.code());
    assertOneSentence(damaged);
    assertTrue(app("--json", "pair", "x").out().startsWith("{\"result\":\"bad-code\",\"why\":"));
  }

  @Test
  @Tag("LK-27")
  void aNetworkIsLookedAtBeforeItsPasswordAndSoIsTheCode() {
    String none = folder.resolve("none").toString();
    Said noCode = app("pair", "x", "--wifi", "home", "--password-file", none);
    assertEquals(USAGE, noCode.code());
    assertFalse(noCode.err().contains("cannot be read"), noCode.err());
    String code = phone.lock.code().text();
    assertTrue(app("pair", code, "--wifi", "x".repeat(33)).err().contains("1 to 32 bytes"));
    Said both = app("pair", code, "--wifi", "home", "--open", "--password-file", none);
    assertTrue(both.err().contains("an open network has no password"), both.err());
    assertTrue(app("pair", code, "--open").err().contains("name it with --wifi"));
  }

  @Test
  void aCodeThatTheShellHasSplitIsToldApart() {
    Said said = app("pair", "MORTISE:12", "34", "--as", "door");

    assertEquals(USAGE, said.code());
    assertEquals(
        "The shell has split the code: put it in 'single quotes', or give - instead and paste"
            + " it.\n",
        said.err());
  }

  @Test
  void aClockThatWasTurnedIsWrittenAsAtTheLock() {
    Said said = app("unlock", "--clock", "+3d");
    assertTrue(said.err().startsWith("this phone is not paired"), said.err());
    Said wrong = app("unlock", "--clock", "soon");
    assertEquals(USAGE, wrong.code());
    assertTrue(wrong.err().contains("+1h30m"), wrong.err());
    AppCommand app = new AppCommand(InstantSource.fixed(Instant.EPOCH));
    new CommandLine(app).parseArgs("--clock", "+1h30m");
    assertEquals(Instant.parse("1970-01-01T01:30:00Z"), app.clock().instant());
  }

  @Test
  void aPhoneWithoutALockSaysHowToPair() {
    Said said = app("unlock");

    assertEquals(USAGE, said.code());
    assertEquals("this phone is not paired with any lock; pair it: app pair CODE\n", said.err());
  }

  @Test
  void anUnknownLockIsAnsweredWithThoseThatAreKnown() throws Exception {
    pair();

    Said said = app("unlock", "--lock", "cellar");

    assertEquals(USAGE, said.code());
    assertEquals(
        "which lock? name one with --lock:\n  %s  door\n".formatted(phone.lock.id), said.err());
  }

  @Test
  void aPhoneThatIsNotSignedInSaysHowTo() throws Exception {
    pair();

    Said said = app("unlock");

    assertEquals(UNREACHABLE, said.code());
    assertEquals(
        "Nothing was done: where the lock's radio is, is not known; name it with --near HOST:PORT;"
            + " the phone is not signed in to a companion; sign in: app login EMAIL.\n",
        said.err());
  }

  @Test
  @Tag("LK-38")
  void theButtonSaysWhyItCannot() throws Exception {
    pair();

    Said said = app("status", "--near", "localhost:1");

    assertEquals(UNREACHABLE, said.code());
    assertEquals(
        "Nothing was done: nothing answers at localhost:1; the phone is not signed in to a"
            + " companion; sign in: app login EMAIL.\n",
        said.err());
    assertEquals(
        "{\"button\":\"Cannot unlock: nothing answers at localhost:1; the phone is not signed in to"
            + " a companion; sign in: app login EMAIL\"}",
        app("status", "--near", "localhost:1", "--json").out().lines().findFirst().orElseThrow());
  }

  @Test
  void anExpiredSessionSaysHowToSignInAgain() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(401, "{\"title\":\"no session\"}")) {
      pair();
      signIn(companion.session());

      Said ended = app("events");
      phone.now = FakeCompanion.EXPIRES;
      Said expired = app("unlock");

      assertEquals(UNREACHABLE, ended.code());
      assertEquals(
          "the session at the companion is over; sign in again: app login EMAIL\n", ended.err());
      assertEquals(UNREACHABLE, expired.code());
      assertEquals(
          "Nothing was done: where the lock's radio is, is not known; name it with --near"
              + " HOST:PORT; the session at the companion is over; sign in again: app login"
              + " EMAIL.\n",
          expired.err());
      assertEquals(1, companion.asked.size(), "an expired token is not shown around");
    }
  }

  @Test
  void aCompanionThatIsNotThereIsNamed() throws Exception {
    pair();
    try (FakeCompanion companion = FakeCompanion.saying(200, "{}")) {
      signIn(companion.session());
    }

    Said said = app("unlock");

    assertEquals(UNREACHABLE, said.code());
    assertOneSentence(said);
    assertTrue(said.err().contains("no word from the companion http://localhost:"), said.err());
    assertEquals(UNREACHABLE, app("watch", "--for", "1s", "--until-event", "1").code());
  }

  @Test
  void aWrongPasswordIsARefusal() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "wrong");
    try (FakeCompanion companion =
        new FakeCompanion(
            (exchange, _) ->
                FakeCompanion.say(
                    exchange,
                    exchange.getRequestURI().getPath().endsWith("sessions") ? 401 : 201,
                    "{\"title\":\"They do not fit\",\"nonce\":\"" + "A".repeat(22) + "\"}"))) {
      Said said =
          app(
              "login",
              "owner@example.org",
              "--companion",
              companion.address().origin(),
              "--password-file",
              password.toString());

      assertEquals(REFUSED, said.code(), said.err());
      assertEquals("They do not fit\n", said.err());
    }
  }

  @Test
  void aMemoryThatOthersMayReadOrThatIsDamagedIsNotUsed() throws Exception {
    pair();
    Path file = folder.resolve("phone/phone.cbor");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Said open = app("unlock");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, new byte[] {1});
    Said damaged = app("unlock");

    assertEquals(UNUSABLE, open.code());
    assertTrue(open.err().contains("chmod 600"), open.err());
    assertOneSentence(open);
    assertEquals(UNUSABLE, damaged.code());
    assertTrue(damaged.err().contains("restore it from a copy"), damaged.err());
    assertOneSentence(damaged);
  }

  @Test
  void aFolderThatIsNoneIsNotUsed() throws Exception {
    Files.writeString(folder.resolve("phone"), "a file in its place");

    Said said = app("unlock");

    assertEquals(UNUSABLE, said.code());
    assertOneSentence(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invite emperor | nobody can be invited as emperor; a role is administrator, user, visitor"
            + " or alarms-only",
        "mode disco | there is no mode disco; a mode is normal, privacy, passage,"
            + " no-remote-lock-unlock, leaving-home-on or leaving-home-off",
        "setting colour red | there is no setting colour; a setting is auto-relock-seconds,"
            + " door-ajar-seconds, remote-unlock, system-lock, privacy-ends-from-inside, wifi,"
            + " face-trigger, language, zone, expiring-user-minutes",
        "users change 2 --type guest | --type guest: it is one of unrestricted-user,"
            + " year-day-schedule-user, week-day-schedule-user, non-access-user, disposable-user,"
            + " expiring-user, schedule-restricted-user, remote-only-user",
        "users change 2 --always --until 2026-12-01T08:00Z | give either --always, or --from and"
            + " --until",
        "login a@example.org --password-file /nope | the password file /nope cannot be read",
        "revoke 12 | an app's id is 16 hex digits; see: app users list",
        "revoke | whose key? name its id, which is in: app users list; or: app revoke invitation"
            + " SERIAL",
        "revoke invitation xy | an invitation's serial number is 32 hex digits, as app invite"
            + " showed it",
        "passcode revoke 1 | a passcode's reference is 32 hex digits; see: app passcode list",
        "unlock --near nowhere | a radio port is HOST:PORT, such as localhost:8445",
        "unlock --trust nowhere.pem | cannot read nowhere.pem, the file of trusted authorities",
        "login a@example.org --companion http://example.org --password-file /dev/null"
            + " | plain http:// is for a companion on this machine; use https://example.org"
      })
  void whatCannotBeMeantIsAnsweredWithHowItIsWritten(String line, String sentence)
      throws Exception {
    pair();

    Said said = app(line.split(" ", -1));

    assertEquals(USAGE, said.code());
    assertEquals(sentence + "\n", said.err());
    assertEquals("", said.out());
  }

  private static void assertOneSentence(Said said) {
    assertEquals(1, said.err().lines().count(), said.err());
    assertEquals("", said.out());
  }

  private void pair() throws IOException {
    phone.pair();
  }

  private void signIn(Session session) throws IOException {
    phone.signIn(session);
  }

  private Said app(String... words) {
    return phone.app(words);
  }
}
