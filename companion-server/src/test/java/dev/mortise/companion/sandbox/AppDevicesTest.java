package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.cause;
import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.device.link.AccessPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accessories, and the network of a pairing, by the phone on the command line.
class AppDevicesTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  @TempDir private Path data;
  private Household home;
  private Causes front;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    front = new Causes(home.sandbox().lock(), home.sandbox().world());
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private String sticker(String device) {
    return assertInstanceOf(Happened.Told.class, cause(front, device + " new"))
        .text()
        .lines()
        .filter(line -> line.startsWith("MORTISE-DEVICE:"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("LK-54")
  @Tag("LK-56")
  void aRemoteControllerIsAddedPressedAndRemoved() {
    done(home.near("owner", "accessory", "add", sticker("remote"), "--name", "Fob"));

    assertInstanceOf(Happened.Done.class, cause(front, "remote press"));
    home.awaitBolt("unlocked");
    assertEquals(
        "remote-controller",
        done(home.near("owner", "users", "list"))
            .lineWith("name", "Fob")
            .path("role")
            .asString(""));
    done(home.near("owner", "accessory", "remove", "fob"));

    assertInstanceOf(Happened.Told.class, cause(front, "remote press"));
    Said gone = home.near("owner", "accessory", "remove", "fob");
    assertEquals(USAGE, gone.code(), gone.text());
  }

  @Test
  @Tag("LK-55")
  @Tag("LK-54")
  void aDoorSensorIsAddedAndTellsTheApp() {
    done(home.near("owner", "accessory", "add", sticker("sensor")));
    assertEquals("unknown", home.near("owner", "status").word("door"));

    cause(front, "sensor closed");

    assertEquals("closed", home.near("owner", "status").word("door"));
    Said twice = home.near("owner", "accessory", "add", sticker("sensor"));
    assertEquals(REFUSED, twice.code());
    assertEquals("no-room", twice.word("result"));
  }

  @Test
  @Tag("LK-54")
  void noCodeIsNoAccessory() {
    Said said = home.near("owner", "accessory", "add", "MORTISE:NOT");
    assertEquals(USAGE, said.code());
    assertTrue(said.text().contains("MORTISE-DEVICE"), said.text());
  }

  @Test
  @Tag("LK-26")
  @Tag("LK-27")
  void aPhoneTellsTheLockItsNetworkWhilePairing() throws Exception {
    Path password = Files.writeString(data.resolve("wifi"), "battery staple\n");
    home.sandbox()
        .lock()
        .hear("home", new AccessPoint(AccessPoint.Heard.GHZ_2_4, "battery staple"));
    home.register("second");
    cause(front, "set hold");
    home.press("135790 ok");
    String[] pair = {
      "pair", home.shownCode(), "--wifi", "home", "--password-file", password.toString()
    };

    assertEquals("joined", done(home.near("second", pair)).word("wifi"));
  }

  @Test
  @Tag("LK-26")
  void whatIsWrongWithTheNetworkIsSaidInWordsWithTheWayOut() throws Exception {
    home.sandbox()
        .lock()
        .hear("home", new AccessPoint(AccessPoint.Heard.GHZ_2_4, "battery staple"));
    home.register("second");
    cause(front, "set hold");
    home.press("135790 ok");
    String[] pair = {"pair", home.shownCode(), "--wifi", "home", "--open"};

    Said said = done(home.plain("second", pair));

    assertTrue(said.text().contains("the network refuses the password"), said.text());
    assertTrue(said.text().contains("app wifi"), said.text());
    assertFalse(said.text().contains("wifi-wrong-password"), said.text());
  }
}
