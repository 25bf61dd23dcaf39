package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path on real parts: phone on the command line, companion over HTTP, lock over MQTT and
/// radio.
class AppInSandboxTest {

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
  @Tag("LK-27")
  @Tag("LK-37")
  void aPhonePairsAndOpensFromNearAndAfar() {
    done(home.near("owner", "unlock"));
    done(home.near("owner", "setting", "remote-unlock", "true"));

    Said remote = done(home.app("owner", "unlock", "--remote"));

    assertEquals("unlocked", remote.word("bolt"));
  }

  @Test
  @Tag("LK-38")
  @Tag("LK-61")
  void theButtonFollowsTheWayToTheLock() {
    assertEquals("Unlock by Bluetooth", home.near("owner", "status").word("button"));

    home.sandbox().lock().moveTo(60);
    assertEquals("Unlock", home.near("owner", "status").word("button"));
    assertTrue(home.near("owner", "status", "--near-only").word("button").contains("50 m"));

    Household.await(home.sandbox().lock().switchNetwork(false));
    Said offLine = home.near("owner", "status");
    assertTrue(offLine.word("button").startsWith("Cannot unlock: "), offLine.text());
  }

  @Test
  @Tag("LK-58")
  void theEventsToldByTheCompanionVerify() {
    done(home.near("owner", "unlock"));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.app("owner", "events").text().contains("unlocked"));

    Said told = done(home.app("owner", "events"));

    assertTrue(told.text().contains("paired"), told.text());
    done(home.near("owner", "read-log"));
  }

  @Test
  @Tag("LK-19")
  void aPasscodeMadeInThePhoneOpensOnce() {
    done(home.near("owner", "passcode", "on"));
    String digits = done(home.app("owner", "passcode", "new", "parcel")).word("passcode");

    home.press(digits + " ok");
    home.awaitBolt("unlocked");
    done(home.near("owner", "lock"));
    home.awaitBolt("locked");
    home.press(digits + " ok");

    assertEquals("locked", home.near("owner", "status").word("bolt"));
  }
}
