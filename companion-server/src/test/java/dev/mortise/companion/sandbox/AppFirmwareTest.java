package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.cause;
import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.maker.FirmwareKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Firmware on the administrator's word, by the phone on the command line.
class AppFirmwareTest {

  private static final int REFUSED = 1;

  /// Past those of the administrator's word, and before those of the last piece.
  private static final int WRITES = 120;

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

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void firmwareIsInstalledOnTheAdministratorsWord() throws Exception {
    Path file = signed("update.firmware", new byte[] {1, 2, 3}, "sandbox/maker");

    cause(front, "firmware " + file);
    assertEquals("1", version());
    done(home.near("owner", "firmware", file.toString()));
    Path none = Files.writeString(data.resolve("none.firmware"), "no firmware");
    assertInstanceOf(Happened.Impossible.class, cause(front, "firmware " + none));
    cause(front, "firmware " + file);

    Awaitility.await().atMost(Household.PATIENCE).until(() -> version().equals("2"));
    Said again = home.near("owner", "firmware", file.toString());
    assertEquals("outdated-firmware", again.word("result"));
  }

  /// The memory holds the image, piece by piece, and power goes at a write in the middle of that.
  @Test
  @Tag("LK-85")
  void theCompanionBringsTheFirmwareAndGoesOnAfterACut() throws Exception {
    byte[] image = new byte[4 * 1024 * 1024];
    var _ = signed("sandbox/firmware/another-maker.firmware", image, "another-maker");
    Path file = signed("sandbox/firmware/two.firmware", image, "sandbox/maker");
    assertEquals("none", done(home.app("owner", "firmware")).word("result"));

    cause(front, "cut " + WRITES);
    done(home.near("owner", "firmware", file.toString()));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.sandbox().lock().device().view().mind().isEmpty());
    JsonNode cut = home.app("owner", "firmware").json();
    long sent = cut.path("sentBytes").asLong(0);
    assertTrue(sent > 0 && sent < image.length, cut::toString);
    cause(front, "battery in");

    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> version().equals("2"));
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.app("owner", "firmware").word("result").equals("none"));
  }

  @Test
  @Tag("LK-85")
  void firmwareOfAnotherModelIsNotAskedFor() throws Exception {
    byte[] image = {1, 2, 3};
    FirmwareManifest manifest = FirmwareManifest.of("palm-lock", new FirmwareVersion(2), image);
    SigningKeyPair key = FirmwareKey.at(data.resolve("sandbox/maker"), new SecureRandom());
    Path file =
        Files.write(data.resolve("palm.firmware"), ImageFile.sign(manifest, image, key).bytes());

    Said said = home.near("owner", "firmware", file.toString());

    assertEquals(REFUSED, said.code(), said.text());
    assertEquals("other-model", said.word("result"));
    assertTrue(said.word("why").contains("the lock is a video-lock"), said.text());
    assertEquals(
        Optional.empty(),
        home.sandbox().lock().device().view().mind().orElseThrow().stored().firmware().wanted());
  }

  private Path signed(String name, byte[] image, String maker) throws Exception {
    FirmwareManifest manifest = FirmwareManifest.of("video-lock", new FirmwareVersion(2), image);
    SigningKeyPair key = FirmwareKey.at(data.resolve(maker), new SecureRandom());
    return Files.write(data.resolve(name), ImageFile.sign(manifest, image, key).bytes());
  }

  private String version() {
    return home.near("owner", "status").json().path("firmware").asString("");
  }
}
