package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  private final FakeLock lock = new FakeLock();
  private Instant now = FakeCompanion.EXPIRES.minusSeconds(60);

  @TempDir Path folder;

  @Test
  void aTextThatIsNoCodeIsNamedAsSuch() {
    Said said = app("pair", "https://example.org/not-a-lock");

    assertEquals(USAGE, said.code());
    assertOneSentence(said);
    Said damaged = app("pair", lock.code().text().replace("MORTISE:", "MORTISE:0"));
    assertEquals(USAGE, damaged.code());
    assertOneSentence(damaged);
    assertTrue(app("--json", "pair", "x").out().startsWith("{\"result\":\"bad-code\",\"why\":"));
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
    assertEquals("which lock? name one with --lock:\n  %s  door\n".formatted(lock.id), said.err());
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
        "[ Cannot unlock: the lock is not in Bluetooth range (50 m); the phone is not signed in to"
            + " a companion; sign in: app login EMAIL ]\n",
        said.out());
  }

  @Test
  void anExpiredSessionSaysHowToSignInAgain() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(401, "{\"title\":\"no session\"}")) {
      pair();
      signIn(companion.session());

      Said ended = app("events");
      now = FakeCompanion.EXPIRES;
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
            + " door-ajar-seconds, remote-unlock, system-lock, privacy-ends-from-inside,"
            + " face-trigger, language, zone (such as Europe/Berlin) or expiring-user-minutes",
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
    LockIdentity identity =
        new LockIdentity(
            lock.id,
            lock.generation,
            new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
    memory()
        .change(
            memory ->
                memory.with(
                    PairedLock.begin(identity, KeyRole.ADMINISTRATOR, new DisplayName("door"))));
  }

  private void signIn(Session session) throws IOException {
    memory().change(memory -> memory.signedIn(session));
  }

  private PhoneFile memory() throws IOException {
    return PhoneFile.open(folder.resolve("phone"), new DisplayName("phone"), new SecureRandom());
  }

  private record Said(int code, String out, String err) {}

  private Said app(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("phone").toString()));
    InstantSource clock = () -> now;
    int code =
        new CommandLine(new AppCommand(clock))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }
}
