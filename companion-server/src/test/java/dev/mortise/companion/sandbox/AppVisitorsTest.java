package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.app.task.PhoneTask;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Periodic visitor passcodes, from the owner's phone to the keypad and back.
class AppVisitorsTest {

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
  @Tag("LK-20")
  void aPeriodicPasscodeOpensUntilItIsTakenBack() {
    done(home.near("owner", "setting", "zone", "Europe/Berlin"));
    Household.Said made =
        done(
            home.near(
                "owner",
                "passcode",
                "periodic",
                "--until",
                (home.year() + 1) + "-12-31T00:00Z",
                "--weekly",
                "mon-sun@00:00-24:00"));
    String code = made.word("passcode");
    assertEquals(8, code.length());

    home.press(code + " ok");
    home.awaitBolt("unlocked");
    String listed =
        done(home.near("owner", "users", "list"))
            .lineWith("reference", made.word("reference"))
            .path("weekly")
            .asString("");
    assertEquals("mon,tue,wed,thu,fri,sat,sun@00:00-00:00", listed);

    home.sandbox().world().turn(Duration.ofSeconds(11));
    home.awaitBolt("locked");
    done(home.near("owner", "passcode", "revoke", made.word("reference")));
    home.press(code + " ok");
    assertEquals("locked", home.near("owner", "status").word("bolt"));
    assertTrue(done(home.near("owner", "events")).text().contains("periodic visitor passcode"));
  }

  @Test
  @Tag("LK-20")
  void onlyAnAdministratorsPhoneMakesThem() {
    done(home.near("owner", "users", "add", "Bo"));
    home.enrol("bo", "user", "--user", "2");

    Household.Said said =
        home.near("bo", "passcode", "periodic", "--until", (home.year() + 1) + "-01-01T00:00Z");
    assertEquals(PhoneTask.REFUSED, said.code());
    assertEquals("not-permitted", said.word("result"));
  }
}
