package dev.mortise.sim.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.device.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LockCertificate LOCK =
      new LockCertificate(
          new LockId(new UUID(3, 4)),
          SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(new byte[32]))
              .publicKey());

  private final SecureRandom random = new SecureRandom();

  @TempDir Path folder;

  @Test
  void aMakerIsTheSameAtEveryStart() throws Exception {
    Maker founded = Maker.at(folder, NOW, random);

    assertEquals(founded.certificate(), Maker.at(folder, NOW, random).certificate());
  }

  @Test
  void keysAreForTheirOwnerAlone() throws Exception {
    Maker.at(folder, NOW, random);

    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.resolve("maker.key")));
  }

  @Test
  void aProvisionedLockFindsItsIdentityAgain() throws Exception {
    CertificateAuthority companion = CertificateAuthority.create("companion", NOW, random);
    Maker maker = Maker.at(folder, NOW, random);
    DeviceIdentityFiles files = new DeviceIdentityFiles(folder.resolve("link"));
    assertEquals(Optional.empty(), files.load());

    DeviceIdentity identity = maker.provision(LOCK, List.of(companion.certificate()), NOW, random);
    files.store(identity);

    assertEquals(Optional.of(identity), files.load());
    identity.chain().getFirst().verify(maker.certificate().getPublicKey());
  }

  @Test
  void aMakerWhoseFoundingWasCutOffIsTheSameOrBeginsAnew() throws Exception {
    Maker founded = Maker.at(folder, NOW, random);
    Files.move(folder.resolve("maker.key"), folder.resolve("maker.key.founding"));
    assertEquals(founded.certificate(), Maker.at(folder, NOW, random).certificate());

    Files.move(folder.resolve("maker.key"), folder.resolve("maker.key.founding"));
    Files.delete(folder.resolve("maker.pem"));
    assertNotEquals(founded.certificate(), Maker.at(folder, NOW, random).certificate());
  }

  @Test
  void halfAMakerIsToldByTheFileThatIsMissing() throws Exception {
    Maker.at(folder, NOW, random);
    Files.delete(folder.resolve("maker.pem"));

    IOException refused = assertThrows(IOException.class, () -> Maker.at(folder, NOW, random));

    assertTrue(String.valueOf(refused).contains("maker.pem"), String.valueOf(refused));
  }
}
