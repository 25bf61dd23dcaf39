package dev.mortise.sim.command.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Entropy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareFileTest {

  private static final byte[] IMAGE = new byte[2_000];
  private static final FirmwareManifest MANIFEST =
      FirmwareManifest.of("palm-lock", new FirmwareVersion(6), IMAGE);
  private static final byte[] SIGNED =
      ImageFile.sign(
              MANIFEST,
              IMAGE,
              SigningKeyPair.generate(
                  SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "maker"))
          .bytes();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("six.firmware");
  }

  @Test
  @Tag("LK-85")
  void aWholeFileSaysWhatItIs() throws Exception {
    Files.write(file, SIGNED);
    assertEquals(MANIFEST, FirmwareFile.read(file));
  }

  @Test
  @Tag("LK-85")
  void aCutOrLongerFileIsDamaged() throws Exception {
    assertRefused(
        Arrays.copyOf(SIGNED, SIGNED.length - 1_000),
        "is damaged: its image has 1000 bytes and should have 2000.");
    assertRefused(
        Arrays.copyOf(SIGNED, SIGNED.length + 1),
        "is damaged: its image has 2001 bytes and should have 2000.");
  }

  @Test
  @Tag("LK-85")
  void anotherImageThanTheSignedOneIsDamage() throws Exception {
    byte[] other = SIGNED.clone();
    other[other.length - 1] ^= 1;
    assertRefused(other, "is damaged: its image is not the one that was signed.");
  }

  @Test
  @Tag("LK-85")
  void whatIsNoFirmwareIsToldSo() throws Exception {
    assertRefused(new byte[100], "is no firmware, or ends before its image.");
    assertRefused(new byte[ImageFile.BYTES_MAX + 1], "is no firmware: it is too large.");
  }

  @Test
  void aFileThatIsNotThereIsNamedInASentence() {
    assertEquals("There is no file " + file + ".", fault());
    assertEquals(
        "There is no file " + folder + ".",
        assertThrows(IllegalArgumentException.class, () -> FirmwareFile.read(folder)).getMessage());
  }

  private void assertRefused(byte[] content, String why) throws Exception {
    Files.write(file, content);
    assertEquals("The file " + file + " " + why, fault());
  }

  private String fault() {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> FirmwareFile.read(file)).getMessage());
  }
}
