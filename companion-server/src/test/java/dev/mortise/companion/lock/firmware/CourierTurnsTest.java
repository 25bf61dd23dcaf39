package dev.mortise.companion.lock.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.firmware.FirmwareProgress.State;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Entropy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two locks want an image, and there is one place.
class CourierTurnsTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int PIECE = 1_024;
  private static final byte[] IMAGE = new byte[3 * PIECE];
  private static final LockId SLOW = new LockId(new UUID(1, 1));
  private static final LockId OTHER = new LockId(new UUID(1, 2));
  private static final FirmwareManifest MANIFEST;

  static {
    new Random(4).nextBytes(IMAGE);
    MANIFEST = FirmwareManifest.of("video-lock", new FirmwareVersion(2), IMAGE);
  }

  @TempDir Path folder;

  private final LockDirectory locks = new LockDirectory();
  private final WantingLock slow = wanting(SLOW);
  private final WantingLock other = wanting(OTHER);
  private FirmwareCourier courier;

  private static WantingLock wanting(LockId id) {
    return new WantingLock(
        id, Optional.of(new Wanted(MANIFEST.version(), MANIFEST.digest())), IMAGE.length, PIECE);
  }

  /// A turn is over with the piece that is under way.
  @BeforeEach
  void start() throws Exception {
    SigningKeyPair maker =
        SigningKeyPair.generate(
            SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "maker");
    Files.write(folder.resolve("two.firmware"), ImageFile.sign(MANIFEST, IMAGE, maker).bytes());
    courier =
        new FirmwareCourier(
            locks,
            Optional.of(new FirmwareFolder(folder)),
            new CourierPolicy(LONG, LONG, Duration.ofMillis(20), Duration.ofNanos(1), 1));
    slow.hold(0);
    slow.hold(PIECE);
    locks.arrived(slow);
    locks.arrived(other);
    courier.call(SLOW);
    await(() -> slow.there().length == PIECE);
    courier.call(OTHER);
    awaitWaiting("others come first");
  }

  @AfterEach
  void close() {
    courier.close();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }

  private void awaitWaiting(String why) {
    await(
        () ->
            courier
                .progress(OTHER)
                .filter(now -> now.state() == State.WAITING && now.why().equals(why))
                .isPresent());
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-19")
  void aSlowLockGivesItsPlaceUpAndGoesOnBehindTheOthers() {
    assertEquals(0, other.there().length);

    slow.letGo(0);
    await(() -> other.there().length > 0);

    slow.letGo(PIECE);
    await(() -> courier.progress(SLOW).isEmpty() && courier.progress(OTHER).isEmpty());
    assertArrayEquals(IMAGE, slow.there());
    assertArrayEquals(IMAGE, other.there());
  }

  @Test
  @Tag("LK-85")
  void whenItStopsItEndsWithThePieceThatIsUnderWay() {
    courier.close();

    slow.letGo(0);
    await(() -> courier.progress(SLOW).filter(now -> now.sent() == PIECE).isPresent());
    awaitWaiting("the companion stops");
    assertEquals(PIECE, slow.there().length);
    assertEquals(0, other.there().length);
  }
}
