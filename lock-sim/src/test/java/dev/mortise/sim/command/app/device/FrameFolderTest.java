package dev.mortise.sim.command.app.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who may see the pictures of a live view where they end.
class FrameFolderTest {

  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

  @Test
  @Tag("LK-76")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions")
  void theFolderAndItsPicturesAreTheirOwners(@TempDir Path folder) throws IOException {
    FrameFolder frames = FrameFolder.open(folder.resolve("view"));

    Path file = frames.write(7, SecretBytes.adopt(PICTURE.clone()));

    assertEquals(folder.resolve("view").resolve("frame-000007.jpg"), file);
    assertArrayEquals(PICTURE, Files.readAllBytes(file));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(folder.resolve("view")));
  }

  @Test
  @Tag("LK-76")
  void aFileThatIsThereIsNotWrittenOver(@TempDir Path folder) throws IOException {
    FrameFolder frames = FrameFolder.open(folder);
    Path there = Files.writeString(folder.resolve("frame-000007.jpg"), "another's");

    assertThrows(IOException.class, () -> frames.write(7, SecretBytes.adopt(PICTURE.clone())));

    assertEquals("another's", Files.readString(there));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
