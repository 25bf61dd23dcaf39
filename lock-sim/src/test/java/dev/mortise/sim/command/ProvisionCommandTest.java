package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.maker.DeviceIdentityFiles;
import java.nio.file.Path;
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

  private static int execute(String... arguments) {
    return new CommandLine(new ProvisionCommand()).execute(arguments);
  }
}
