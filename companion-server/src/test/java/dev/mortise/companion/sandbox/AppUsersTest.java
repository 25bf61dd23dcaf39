package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.companion.sandbox.Household.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The terms on which users come, set and read by the owner's phone and kept by the lock.
class AppUsersTest {

  private static final int REFUSED = 1;

  private Household home;

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    done(home.near("owner", "users", "add", "Bo"));
    home.enrol("bo", "user", "--user", "2");
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  @Tag("LK-10")
  @Tag("LK-8")
  void theOwnersPhoneSetsAValidityAndTheLockGoesByIt() {
    done(home.near("bo", "unlock"));
    done(home.near("owner", "users", "change", "2", "--until", "2021-01-01T00:00Z"));

    assertEquals("restricted", home.near("bo", "unlock").word("result"));
    assertEquals("2021-01-01T00:00:00Z", bo("until"));
    done(home.near("owner", "users", "change", "2", "--always"));
    done(home.near("bo", "unlock"));

    Said last = home.near("owner", "users", "change", "1", "--until", "2100-01-01T00:00Z");
    assertEquals(REFUSED, last.code());
    assertEquals("last-administrator", last.word("result"));
  }

  @Test
  @Tag("ST-4")
  @Tag("ST-7")
  void schedulesRulesAndZoneGoTheSameWay() {
    done(home.near("owner", "setting", "zone", "Europe/Berlin"));
    done(
        home.near(
            "owner",
            "users",
            "change",
            "2",
            "--weekly",
            "mon-sun@00:00-24:00",
            "--dates",
            "2000-01-01T00:00..2001-01-01T00:00"));
    assertEquals("schedule-restricted-user", bo("type"));
    assertEquals("restricted", home.near("bo", "unlock").word("result"));

    done(home.near("owner", "users", "change", "2", "--weekly", "mon-sun@00:00-24:00"));
    assertEquals("week-day-schedule-user", bo("type"));
    done(home.near("bo", "unlock"));

    done(home.near("owner", "users", "change", "2", "--rule", "dual"));
    assertEquals("not-enough-credentials", home.near("bo", "unlock").word("result"));
    done(
        home.near(
            "owner", "users", "change", "2", "--rule", "single", "--type", "unrestricted-user"));
    assertFalse(done(home.near("owner", "users", "list")).text().contains("mon,tue"));
    done(home.near("bo", "unlock"));
  }

  private String bo(String field) {
    return done(home.near("owner", "users", "list"))
        .lineWith("name", "Bo")
        .path(field)
        .asString("");
  }
}
