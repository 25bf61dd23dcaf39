package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.device.LinkBook;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.command.app.AppPhone.Said;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.http.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What an administrator's app has the lock do, and how the lock's refusals are told.
class AppLockTest {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  private AppPhone phone;
  private FakeCompanion companion;

  @BeforeEach
  void switchOn(@TempDir Path folder) throws Exception {
    phone = new AppPhone(folder);
    phone.pair();
    phone.enrol();
    companion = phone.carrier();
    phone.signIn(companion.session());
  }

  @AfterEach
  void switchOff() {
    companion.close();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false"})
  void aUserIsEnabledAndDisabled(String word, boolean enabled) {
    Said said = phone.app("users", "change", "2", "--enabled", word);

    assertEquals(DONE, said.code(), said.err());
    assertEquals(List.of(Optional.of(enabled)), enabledAsked());
  }

  private List<Optional<Boolean>> enabledAsked() {
    return phone.lock.done.stream()
        .filter(ChangeUser.class::isInstance)
        .map(each -> ((ChangeUser) each).enabled())
        .toList();
  }

  @Test
  void aChangeThatChangesNothingIsRefused() {
    Said said = phone.app("users", "change", "2");

    assertEquals(USAGE, said.code());
    assertTrue(said.err().startsWith("nothing to change; say what: --name, "), said.err());
    assertEquals(1, said.err().lines().count());
    assertEquals(List.of(), enabledAsked());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto-relock-seconds banana | it is 0 to 3600; 0 for never",
        "auto-relock-seconds 3601 | it is 0 to 3600; 0 for never",
        "door-ajar-seconds 0 | it is 1 to 3600",
        "expiring-user-minutes 2881 | it is 1 to 2880",
        "language fr | it is en or zh",
        "face-trigger always | it is keypad or approach",
        "wifi maybe | it is true or false",
        "zone Mars/X | it is a time zone's name, such as Europe/Berlin or UTC"
      })
  void aSettingThatCannotBeIsAnsweredWithWhatItCan(String words, String sentence) {
    List<String> word = List.of(words.split(" "));

    Said said = phone.app("setting", word.get(0), word.get(1));

    assertEquals(USAGE, said.code());
    assertEquals("%s cannot be %s; %s\n".formatted(word.get(0), word.get(1), sentence), said.err());
  }

  @ParameterizedTest
  @CsvSource({
    "auto-relock-seconds,0",
    "auto-relock-seconds,3600",
    "door-ajar-seconds,1",
    "door-ajar-seconds,3600",
    "expiring-user-minutes,1",
    "expiring-user-minutes,2880",
    "language,zh",
    "face-trigger,approach",
    "wifi,true",
    "zone,Europe/Berlin"
  })
  void whatASettingIsSaidToTakeItTakes(String name, String value) {
    Said said = phone.app("setting", name, value);

    assertEquals(DONE, said.code(), said.err());
    assertTrue(phone.lock.done.stream().anyMatch(CommandArguments.ChangeSetting.class::isInstance));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void theHelpNamesEverySetting(Setting setting) {
    assertTrue(
        phone.app("setting", "--help").out().contains("  " + setting.settingName().text() + "  "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO_ROOM | enrol 1 passcode | there is no room for another passcode: a user may have 1, and"
            + " the lock 50; delete one: app credential delete passcode INDEX (see: app users"
            + " list)",
        "UNSUPPORTED | enrol 1 palm-vein | this model of lock enrols no palm-vein",
        "UNSUPPORTED | enrol 1 face --duress | this model of lock enrols no face for duress",
        "CREDENTIAL_UNKNOWN | enrol 1 passcode --duress | user 1 must have an ordinary passcode"
            + " before one for duress"
      })
  void whyNothingIsEnrolledIsExplained(Refusal reason, String words, String sentence) {
    assertEquals(DONE, phone.app("status").code(), "it has the time by now");
    phone.lock.refuses = Optional.of(reason);

    Said said = phone.app(words.split(" "));

    assertEquals(REFUSED, said.code());
    assertEquals("The lock refuses: " + sentence + "\n", said.err());
  }

  @Test
  void anUnknownKindIsAnsweredWithThoseThereAre() {
    Said said = phone.app("enrol", "1", "toe");

    assertEquals(USAGE, said.code());
    assertEquals(
        "there is no kind of credential toe: it is one of passcode, fingerprint, face, palm-vein,"
            + " proximity-card\n",
        said.err());
  }

  @Test
  void anInvitationSaysUntilWhenItIsRedeemedAndHowLongAVisitorMayCome() {
    phone.now = FakeCompanion.EXPIRES.minusSeconds(3_600);

    Said visitor = phone.app("invite", "visitor", "--hours", "720");
    Said household = phone.app("invite", "user");

    assertTrue(visitor.out().contains("good once, until 2026-04-01T23:00:00Z."), visitor.out());
    assertTrue(
        visitor.out().contains("The visitor may come until 2026-04-30T23:00:00Z.\n"),
        visitor.out());
    assertFalse(household.out().contains("may come"), household.out());
    String json = phone.app("invite", "visitor", "--json").out();
    assertTrue(json.contains("\"redeemBy\":\"2026-04-01T23:00:00Z\""), json);
    assertTrue(json.contains("\"until\":\"2026-04-01T23:00:00Z\""), json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visitor --hours 9999 | --hours is 1 to 720, 30 days",
        "visitor --hours 0 | --hours is 1 to 720, 30 days",
        "user --hours 3 | --hours is for a visitor; others have no end"
      })
  void aVisitThatALockWouldRefuseIsNotOffered(String words, String sentence) {
    Said said = phone.app(("invite " + words).split(" "));

    assertEquals(USAGE, said.code());
    assertEquals(sentence + "\n", said.err());
    assertEquals("", said.out());
  }

  @Test
  @Tag("LK-38")
  void theStatusEndsWithWhatOpeningWouldComeTo() {
    Said said = phone.app("status");

    assertEquals(DONE, said.code(), said.err());
    assertTrue(
        said.out()
            .endsWith(
                "It is not near: app unlock goes through the companion, where remote unlock is"
                    + " on.\n"),
        said.out());
  }

  @Test
  @Tag("LK-81")
  void aUsersPhoneIsInvitedByWhatWasReadOfTheUsersLast() throws Exception {
    Said unread = phone.app("invite", "user", "--user", "2");
    assertEquals(USAGE, unread.code());
    assertEquals(
        "the phone has not read yet who the users are; within reach of the lock: app users list\n",
        unread.err());

    AccessVersion version = new AccessVersion(7);
    Octets listing =
        new AccessListing(
                new AccessList(version, List.of()),
                List.of(),
                Collections.emptySortedMap(),
                List.of(),
                LinkBook.EMPTY)
            .encode();
    phone.lock.data = listing;
    phone.lock.listHash = Octets.adopt(Sha256.of(listing.copy()));
    assertEquals(Optional.of(version), seen("invite", "user", "--user", "2", "--json"));
    assertEquals(Optional.empty(), seen("invite", "visitor", "--json"));

    phone.lock.listHash = Octets.adopt(new byte[32]);
    assertEquals(Optional.of(version), seen("invite", "user", "--user", "2", "--json"));
  }

  private Optional<AccessVersion> seen(String... words) throws Exception {
    Said said = phone.app(words);
    assertEquals(DONE, said.code(), said.err());
    Octets signed = Json.parse(said.out()).bytes("invitation");
    return Invitation.decode(CoseSign1.parse(signed).payload()).seen();
  }
}
