package dev.mortise.companion.lock.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.firmware.FirmwareProgress.State;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Entropy;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareCourierTest {

  private static final CourierPolicy QUICK =
      new CourierPolicy(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          2);
  private static final int PIECE = 1_024;
  private static final byte[] IMAGE = new byte[3 * PIECE + 7];
  private static final FirmwareManifest MANIFEST;
  private static final SigningKeyPair MAKER =
      SigningKeyPair.generate(
          SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "maker");

  static {
    new Random(3).nextBytes(IMAGE);
    MANIFEST = FirmwareManifest.of("video-lock", new FirmwareVersion(2), IMAGE);
  }

  @TempDir Path folder;

  private final LockDirectory locks = new LockDirectory();
  private final WantingLock lock =
      new WantingLock(
          Optional.of(new Wanted(MANIFEST.version(), MANIFEST.digest())), IMAGE.length, PIECE);
  private FirmwareCourier courier = new FirmwareCourier(locks, Optional.empty(), QUICK);

  @AfterEach
  void close() {
    courier.close();
  }

  private void start(WantingLock arrived, boolean images) {
    locks.arrived(arrived);
    courier =
        new FirmwareCourier(
            locks, images ? Optional.of(new FirmwareFolder(folder)) : Optional.empty(), QUICK);
    courier.call(WantingLock.ID);
  }

  private Path image() throws IOException {
    return Files.write(
        folder.resolve("two.firmware"), ImageFile.sign(MANIFEST, IMAGE, MAKER).bytes());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }

  private void awaitAll() {
    await(() -> lock.there().length == IMAGE.length);
    assertArrayEquals(IMAGE, lock.there());
    await(() -> courier.progress(WantingLock.ID).isEmpty());
  }

  private void awaitState(State state, String why) {
    await(
        () ->
            courier
                .progress(WantingLock.ID)
                .filter(now -> now.state() == state && now.why().equals(why))
                .isPresent());
  }

  @Test
  @Tag("LK-85")
  void aLockThatWantsAnImageGetsIt() throws Exception {
    Files.write(folder.resolve("readme.txt"), new byte[] {1, 2, 3});
    Files.createDirectory(folder.resolve("older"));
    var _ = image();
    start(lock, true);
    awaitAll();
  }

  @Test
  @Tag("LK-85")
  void aLockGoesOnWhereItWasCutOffOrDidNotTakeAPiece() throws Exception {
    var _ = image();
    lock.failAt(PIECE);
    lock.goneAt(2 * PIECE);
    start(lock, true);
    awaitAll();
  }

  @Test
  @Tag("LK-85")
  void anImageMayBeLaidThereLater() throws Exception {
    start(lock, true);
    awaitState(State.MISSING, "no such image is here");
    var _ = image();
    awaitAll();
  }

  @Test
  @Tag("LK-85")
  void whyALockRefusesIsToldAndItIsTriedAgain() throws Exception {
    var _ = image();
    lock.refusing(Optional.of(Refusal.INSUFFICIENT_BATTERY));
    start(lock, true);
    awaitState(State.WAITING, "the lock's battery is too low for it");
    lock.refusing(Optional.empty());
    awaitAll();
  }

  /// Taken at its word, it would be asked again at once and for ever.
  @Test
  @Tag("LK-85")
  @Tag("SEC-19")
  void aLockThatSaysItHasMoreThanThereIsIsAskedAgainAfterAWhile() throws Exception {
    var _ = image();
    lock.claiming(OptionalInt.of(IMAGE.length + 1));
    start(lock, true);
    awaitState(State.WAITING, "the lock says that it has more of it than there is");
    lock.claiming(OptionalInt.empty());
    awaitAll();
  }

  private Path foreign(String name) throws IOException {
    byte[] seed = new byte[Entropy.SIZE];
    seed[0] = (byte) name.length();
    ImageFile file =
        ImageFile.sign(
            MANIFEST,
            IMAGE,
            SigningKeyPair.generate(SignatureAlgorithm.ED25519, Entropy.of(seed), name));
    lock.refusing(file.manifest());
    return Files.write(folder.resolve(name), file.bytes());
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void filesOfAnotherMakerOrDamagedOnesDoNotKeepTheRightOneBack() throws Exception {
    var _ = foreign("a");
    var _ = foreign("bb");
    byte[] damaged = ImageFile.sign(MANIFEST, IMAGE, MAKER).bytes();
    damaged[damaged.length - 1] ^= 1;
    Files.write(folder.resolve("damaged"), damaged);
    var _ = image();
    var _ = foreign("zzz");
    lock.failAt(PIECE);
    start(lock, true);
    awaitAll();
  }

  @Test
  @Tag("LK-85")
  void whereOnlyFilesOfAnotherMakerAreThatIsToldAndTheRightOneMayComeLater() throws Exception {
    Path other = foreign("a");
    start(lock, true);
    awaitState(
        State.WAITING,
        "the lock refuses what is here: it is not signed by its maker, or for another model");
    Files.delete(other);
    awaitState(State.MISSING, "no such image is here");
    var _ = foreign("a");
    var _ = image();
    awaitAll();
  }

  @Test
  @Tag("SEC-20")
  void aFileThatIsNotWhatItSaysIsNotSent() throws Exception {
    Path file = image();
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    start(lock, true);
    awaitState(State.WAITING, "the file here is damaged");
    assertEquals(0, lock.there().length);
  }

  /// A file system that was closed says so by a throwable that nobody declares.
  @Test
  @Tag("LK-85")
  void afterAFolderThatFailsALockIsAskedAgain() throws Exception {
    Path archive = folder.resolve("images.zip");
    FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"));
    Path inside = files.getPath("/");
    files.close();
    locks.arrived(lock);
    courier = new FirmwareCourier(locks, Optional.of(new FirmwareFolder(inside)), QUICK);
    courier.call(WantingLock.ID);
    await(() -> lock.asked() >= 3);
  }

  @Test
  @Tag("LK-85")
  void withoutAFolderOrWithoutTheTopicNoLockIsAsked() throws Exception {
    var _ = image();
    start(lock, false);
    WantingLock deaf = new WantingLock(Optional.empty(), 1, 0);
    LockDirectory others = new LockDirectory();
    others.arrived(deaf);
    try (FirmwareCourier second =
        new FirmwareCourier(others, Optional.of(new FirmwareFolder(folder)), QUICK)) {
      second.call(WantingLock.ID);
      await(() -> deaf.looked() > 0);
      WantingLock asked = new WantingLock(Optional.empty(), 1, PIECE);
      others.left(deaf);
      others.arrived(asked);
      await(
          () -> {
            second.call(WantingLock.ID);
            return asked.asked() > 0;
          });
    }
    assertEquals(0, lock.asked());
    assertEquals(0, deaf.asked());
  }
}
