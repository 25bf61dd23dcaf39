package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.protocol.key.SigningKey;
import dev.mortise.sim.device.Hands;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody inside resets the lock, and those who lived there look at their phones.
class AppResetTest {

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

  private void reset() {
    Hands hands = home.sandbox().lock().device().hands();
    Household.await(hands.takeBattery());
    Household.await(hands.putBattery(true));
    home.press("ok");
  }

  /// Under its certificate it comes back to a companion that takes it under the key it always had.
  @Test
  @Tag("D-16")
  @Tag("SEC-18")
  void everyPhoneSeesItAndTheLockIsTheSameToItsCompanion() {
    home.enrol("guest", "user");
    SigningKey before = home.sandbox().lock().device().signer().publicKey();
    reset();
    assertEquals(before, home.sandbox().lock().device().signer().publicKey());
    Awaitility.await().atMost(Household.PATIENCE).until(() -> home.sandbox().lock().online());

    for (String phone : new String[] {"owner", "guest"}) {
      Awaitility.await()
          .atMost(Household.PATIENCE)
          .until(() -> home.app(phone, "events").text().contains("reset"));
      assertNotEquals(0, home.near(phone, "unlock").code());
    }
  }

  @Test
  @Tag("D-16")
  @Tag("LK-29")
  void whoMovesInPairsAndOpensAndTheOldPhoneDoesNot() {
    reset();
    home.press("cancel ok 246802 ok 246802 ok");
    Hands hands = home.sandbox().lock().device().hands();
    Household.await(hands.moveCover(true));
    Household.await(hands.holdSet());
    home.press("246802 ok");
    home.register("second");
    done(home.near("second", "pair", home.shownCode()));

    assertNotEquals(0, home.near("owner", "unlock").code());
    done(home.near("second", "unlock"));
  }
}
