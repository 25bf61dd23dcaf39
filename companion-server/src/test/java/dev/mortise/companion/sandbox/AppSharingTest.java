package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letting others in and out again, from phone to phone through companion and lock.
class AppSharingTest {

  private static final int REFUSED = 1;
  private static final int UNREACHABLE = 3;

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
  void theOwnersPhoneSetsTheLocksTimeWhenItPairs() {
    assertFalse(home.near("owner", "status").word("time").isEmpty());
    assertTrue(home.near("owner", "read-log").text().contains("time set to"));
  }

  @Test
  @Tag("LK-59")
  void anInvitedPhoneIsEnrolledThroughTheCompanion() {
    Said invited = done(home.app("owner", "invite", "alarms-only"));
    assertTrue(invited.json().path("kept").asBoolean(false), invited.text());
    home.register("family");

    Said redeemed = done(home.app("family", "redeem", invited.word("code")));

    assertEquals("alarms-only", redeemed.word("role"));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.app("family", "events").text().contains("redeemed an invitation"));
    done(home.app("family", "events"));
    assertEquals(REFUSED, home.near("family", "unlock").code());
    assertEquals(REFUSED, home.app("family", "redeem", invited.word("code")).code());
  }

  @Test
  @Tag("LK-38")
  void aRadioThatWasNamedOnceIsRemembered() {
    home.enrol("guest", "user");
    assertEquals("Unlock", home.app("guest", "status").word("button"));

    assertEquals("Unlock by Bluetooth", home.near("guest", "status").word("button"));

    assertEquals("Unlock by Bluetooth", home.app("guest", "status").word("button"));
  }

  @Test
  @Tag("SEC-9")
  void aRevokedPhoneIsOut() {
    home.enrol("guest", "user");
    done(home.near("owner", "setting", "remote-unlock", "true"));
    done(home.near("guest", "unlock"));
    done(home.app("guest", "unlock", "--remote"));

    done(home.near("owner", "revoke", home.keyOf("guest")));

    Said near = home.near("guest", "unlock");
    assertEquals(REFUSED, near.code(), near.text());
    assertEquals("unknown-key", near.word("result"));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.app("guest", "unlock", "--remote").word("result").equals("not-carried"));
    assertEquals(REFUSED, home.app("guest", "unlock", "--remote").code());
  }

  @Test
  @Tag("SEC-9")
  void aRevocationWaitsAtTheCompanionForALockThatIsOffLine() {
    home.enrol("guest", "user");
    String key = home.keyOf("guest");
    Household.await(home.sandbox().lock().switchNetwork(false));

    Said waiting = home.app("owner", "revoke", key, "--remote");

    assertEquals(UNREACHABLE, waiting.code(), waiting.text());
    assertEquals("not-confirmed", waiting.word("result"));
    done(home.near("guest", "unlock"));
    Household.await(home.sandbox().lock().switchNetwork(true));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.near("guest", "unlock").word("result").equals("unknown-key"));
    assertFalse(done(home.near("owner", "users", "list")).text().contains("guest"));
  }

  @Test
  @Tag("SEC-9")
  void anInvitationIsTakenBackBeforeAndAfterItWasRedeemed() {
    Said early = done(home.app("owner", "invite", "user"));
    Said late = done(home.app("owner", "invite", "user"));
    home.register("guest");
    done(home.app("owner", "revoke", "invitation", early.word("serial")));
    assertEquals("revoked", home.app("guest", "redeem", early.word("code")).word("result"));
    done(home.app("guest", "redeem", late.word("code")));
    done(home.near("guest", "unlock"));

    done(home.near("owner", "revoke", "invitation", late.word("serial")));

    assertEquals("unknown-key", home.near("guest", "unlock").word("result"));
  }

  @Test
  @Tag("LK-19")
  void aPasscodeThatWasTakenBackOpensNothing() {
    done(home.near("owner", "passcode", "on"));
    Said made = done(home.app("owner", "passcode", "new", "parcel"));

    done(home.near("owner", "passcode", "revoke", made.word("reference")));

    home.press(made.word("passcode") + " ok");
    assertEquals("locked", home.near("owner", "status").word("bolt"));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.app("owner", "passcode", "list").word("state").equals("revoked"));
  }
}
