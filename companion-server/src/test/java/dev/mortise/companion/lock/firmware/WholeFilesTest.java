package dev.mortise.companion.lock.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Entropy;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a file of firmware is hashed again. That it is not is seen by a change that leaves no
/// trace.
class WholeFilesTest {

  private static final byte[] IMAGE = {1, 2, 3, 4};
  private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);
  private static final FileTime LATER = FileTime.fromMillis(1_700_000_001_000L);

  @TempDir private Path folder;
  private final WholeFiles files = new WholeFiles();
  private final FirmwareManifest manifest =
      FirmwareManifest.of("video-lock", new FirmwareVersion(2), IMAGE);
  private byte[] good = {};
  private Path file = Path.of("none");

  @BeforeEach
  void lay() throws IOException {
    SigningKeyPair maker =
        SigningKeyPair.generate(
            SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "maker");
    good = ImageFile.sign(manifest, IMAGE, maker).bytes();
    file = folder.resolve("two.firmware");
    write(good, THEN);
  }

  private void write(byte[] content, FileTime changed) throws IOException {
    Files.write(file, content);
    Files.setLastModifiedTime(file, changed);
  }

  private byte[] damaged() {
    byte[] damaged = good.clone();
    damaged[damaged.length - 1] ^= 1;
    return damaged;
  }

  private boolean holds() throws IOException {
    List<FirmwareImage> found =
        new FirmwareFolder(folder).matching(new Wanted(manifest.version(), manifest.digest()));
    assertEquals(1, found.size());
    try (SeekableByteChannel open = Files.newByteChannel(file)) {
      return files.holds(found.getFirst(), open);
    }
  }

  @Test
  @Tag("LK-85")
  void aFileThatWasFoundWholeIsHashedAgainOnceItHasChanged() throws IOException {
    assertTrue(holds());
    write(damaged(), THEN);
    assertTrue(holds(), "it was hashed again");

    Files.setLastModifiedTime(file, LATER);
    assertFalse(holds());
  }

  @Test
  @Tag("LK-85")
  void aDamagedFileIsLookedAtEachTime() throws IOException {
    write(damaged(), THEN);
    assertFalse(holds());
    write(good, THEN);
    assertTrue(holds());
  }

  @Test
  @Tag("LK-85")
  void anotherFileInItsPlaceIsHashed() throws IOException {
    assertTrue(holds());
    Path other = folder.resolve("other");
    Files.write(other, damaged());
    Files.setLastModifiedTime(other, THEN);
    Files.delete(file);
    Files.move(other, file);

    assertFalse(holds());
  }
}
