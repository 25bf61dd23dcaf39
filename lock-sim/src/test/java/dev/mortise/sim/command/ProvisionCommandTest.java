package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.maker.DeviceIdentityFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProvisionCommandTest {

  @TempDir Path folder;

  @Test
  void aLockGetsAnIdentityThatNamesItAndItsSigningKey() throws Exception {
    Path maker = folder.resolve("maker");
    Path lock = folder.resolve("lock");
    assertEquals(0, execute("maker", maker.toString()));
    String authority = maker.resolve("maker.pem").toString();
    assertEquals(
        0,
        execute(
            "lock",
            "--maker",
            maker.toString(),
            "--companion-ca",
            authority,
            "--data",
            lock.toString()));
    DeviceIdentity identity = new DeviceIdentityFiles(lock.resolve("link")).load().orElseThrow();
    try (LockPlace place = LockPlace.folder(lock);
        SecureElement element = place.secureElement()) {
      assertEquals(element.lock(), identity.lockId());
      assertEquals(element.publicKey(), identity.certificate().signingKey());
    }
  }

  @Test
  void aMissingAuthorityIsToldAndNothingIsMade() {
    Path lock = folder.resolve("lock");
    assertEquals(
        1,
        execute(
            "lock",
            "--maker",
            folder.resolve("maker").toString(),
            "--companion-ca",
            folder.resolve("nowhere.pem").toString(),
            "--data",
            lock.toString()));
    assertEquals(false, lock.toFile().exists());
  }

  @Test
  @Tag("LK-85")
  void firmwareIsForAModelThatThereIsAndHasAVersion() throws Exception {
    Path image = Files.write(folder.resolve("image"), new byte[] {1, 2, 3});
    Path signed = folder.resolve("signed");
    assertEquals(2, sign(image, signed, "--version-number", "2", "--model", "padlock"));
    for (String bad : List.of("0", "-1", "two", "2147483648")) {
      assertEquals(2, sign(image, signed, "--version-number", bad), bad);
    }
    assertFalse(Files.exists(signed));

    assertEquals(0, sign(image, signed, "--version-number", "2", "--model", "palm-lock"));
    FirmwareManifest manifest =
        ImageFile.parse(Files.readAllBytes(signed)).flatMap(ImageFile::claims).orElseThrow();
    assertEquals("palm-lock", manifest.model());
    assertEquals(2, manifest.version().number());
  }

  @Test
  @Tag("LK-85")
  void whatIsMissingForFirmwareIsToldInASentenceAndNoKeyIsMade() throws Exception {
    Path none = folder.resolve("none");
    String noFile = said(() -> assertEquals(1, sign(none, none, "--version-number", "2")));
    assertEquals("There is no file " + none + ".", noFile);
    Path image = Files.write(folder.resolve("image"), new byte[] {1});
    Path out = none.resolve("six.firmware");
    String noFolder = said(() -> assertEquals(1, sign(image, out, "--version-number", "2")));
    assertEquals(out + " cannot be written: there is no folder " + none + ".", noFolder);
    assertFalse(Files.exists(folder.resolve("maker")));
  }

  @Test
  @Tag("LK-85")
  void aNewFirmwareKeyIsToldOnce() throws Exception {
    Path image = Files.write(folder.resolve("image"), new byte[] {1});
    Path out = folder.resolve("six.firmware");
    String made = "A new firmware key was made in " + folder.resolve("maker") + ".";
    String first = said(() -> assertEquals(0, sign(image, out, "--version-number", "2")));
    assertEquals(made, first.lines().findFirst().orElseThrow());
    String second = said(() -> assertEquals(0, sign(image, out, "--version-number", "2")));
    assertEquals(first.lines().skip(1).toList(), second.lines().toList());
  }

  /// What the work prints, on either stream.
  private static String said(Runnable work) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private int sign(Path image, Path to, String... more) {
    List<String> words = new ArrayList<>(List.of("firmware", image.toString()));
    words.addAll(List.of("--maker", folder.resolve("maker").toString(), "--out", to.toString()));
    words.addAll(List.of(more));
    return execute(words.toArray(String[]::new));
  }

  private static int execute(String... arguments) {
    return new CommandLine(new ProvisionCommand()).execute(arguments);
  }
}
