package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Phones that watch over a lock, through the companion.
class AppWatchTest {

  private static final int REFUSED = 1;
  private static final int UNREACHABLE = 3;

  /// Longer than any of this takes; a watch that sees what it waits for ends before.
  private static final String LONG = "40s";

  private Household home;

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  @Tag("LK-17")
  @Tag("SEC-22")
  void duressAlarmsTheFamilyAndLooksOrdinaryToTheOwner() {
    home.enrol("family", "alarms-only");
    done(home.near("owner", "enrol", "1", "passcode", "--duress"));
    home.press("246802 ok 246802 ok");
    long before = newest();
    CompletableFuture<Said> family = watching("family", before + 1);
    CompletableFuture<Said> owner = watching("owner", before + 1);

    home.press("246802 ok");

    JsonNode alarm = done(family.join()).lineWith("alarm", "duress");
    assertEquals(before + 1, alarm.path("sequence").asLong(0));
    assertEquals("unlocked with passcode 1 by user 1", alarm.path("event").asString(""));
    JsonNode ordinary = done(owner.join()).event(before + 1);
    assertTrue(ordinary.path("event").asString("").startsWith("unlocked with passcode 1 by"));
    assertFalse(ordinary.has("alarm"), ordinary::toString);
    assertFalse(ordinary.path("duress").asBoolean(true), ordinary::toString);
    assertTrue(told("family", before + 1).path("duress").asBoolean(false));
    assertFalse(told("owner", before + 1).path("duress").asBoolean(true));
  }

  @Test
  @Tag("LK-75")
  void aDuressPasscodeThatNobodyWouldHearOfIsWarnedAbout() {
    Said alone = done(home.near("owner", "enrol", "1", "passcode", "--duress"));
    assertTrue(alone.text().contains("nobody-would-be-told"), alone.text());
    home.press("cancel cancel");
    home.enrol("family", "alarms-only");

    Said shared = done(home.near("owner", "enrol", "1", "passcode", "--duress"));

    assertFalse(shared.text().contains("warning"), shared.text());
  }

  @Test
  @Tag("LK-46")
  void anAlarmOfTheLockIsRaisedAtEveryWatch() {
    CompletableFuture<Said> owner = watching("owner", newest() + 1);

    Household.await(home.sandbox().lock().device().hands().pryCover());

    JsonNode alarm = done(owner.join()).lineWith("alarm", "front escutcheon removed");
    assertEquals("ALARM front escutcheon removed", alarm.path("event").asString(""));
  }

  @Test
  @Tag("SEC-10")
  void aLockThatGivesNoWordIsAnAlarmUntilItIsHeardAgain() {
    long before = newest();
    CompletableFuture<Said> owner =
        background(
            "owner",
            "watch",
            "--silence",
            "1500ms",
            "--until-event",
            Long.toString(before + 4),
            "--for",
            LONG);
    Household.await(home.sandbox().lock().switchNetwork(false));

    Said offLine = home.app("owner", "watch", "--silence", "1500ms", "--for", "6s");

    JsonNode alarm = done(offLine).lineWith("alarm", "silence");
    assertEquals("silent", alarm.path("watch").asString(""));
    done(home.near("owner", "unlock"));
    Household.await(home.sandbox().lock().switchNetwork(true));
    Said seen = done(owner.join());
    assertEquals("silent", seen.lineWith("alarm", "silence").path("watch").asString(""));
    assertTrue(seen.text().contains("heard-again"), seen.text());
  }

  @Test
  void aWatchThatEndsWithoutItsEventSaysSo() {
    Said seen = home.app("owner", "watch", "--until-event", "999", "--for", "1s");

    assertEquals(UNREACHABLE, seen.code(), seen.text());
    assertEquals("999", seen.text().replaceAll("(?s).*Event ([0-9]+) did not come.*", "$1"));
  }

  @Test
  @Tag("SEC-9")
  void theWatchOfARevokedPhoneEndsAndSaysWhy() {
    home.enrol("guest", "user");
    done(home.near("owner", "revoke", home.keyOf("guest")));

    Said seen = home.app("guest", "watch", "--for", LONG);

    assertEquals(REFUSED, seen.code(), seen.text());
    assertTrue(seen.text().contains("companion-not-found"), seen.text());
  }

  private CompletableFuture<Said> watching(String phone, long until) {
    return background(phone, "watch", "--until-event", Long.toString(until), "--for", LONG);
  }

  private CompletableFuture<Said> background(String phone, String... words) {
    return CompletableFuture.supplyAsync(() -> home.app(phone, words), Thread::startVirtualThread);
  }

  private long newest() {
    return done(home.near("owner", "status")).json().path("sequence").asLong(0);
  }

  private JsonNode told(String phone, long event) {
    return done(home.app(phone, "events")).event(event);
  }
}
