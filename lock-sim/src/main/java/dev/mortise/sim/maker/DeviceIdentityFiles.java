package dev.mortise.sim.maker;

import dev.mortise.sim.link.device.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A lock's identity on the device link, as files in its data folder: `lock.pem`, `lock.key` and
/// `companion.pem`.
///
/// @param folder where they are
public record DeviceIdentityFiles(Path folder) {

  /// The identity; empty if this lock was never given one.
  ///
  /// @throws IOException naming the file that is missing or holds something else
  public Optional<DeviceIdentity> load() throws IOException {
    if (Files.notExists(certificate())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DeviceIdentity(
              CertificateFile.read(certificate()),
              KeyFile.read(key()),
              CertificateFile.read(companion())));
    } catch (IllegalArgumentException e) {
      throw new IOException(folder + " holds no lock's identity: " + e.getMessage(), e);
    }
  }

  /// Stores the identity. The certificate comes last: where it is, the others are.
  public void store(DeviceIdentity identity) throws IOException {
    Files.createDirectories(folder);
    KeyFile.write(key(), identity.key());
    CertificateFile.write(companion(), identity.companionAuthorities());
    CertificateFile.write(certificate(), identity.chain());
  }

  private Path certificate() {
    return folder.resolve("lock.pem");
  }

  private Path key() {
    return folder.resolve("lock.key");
  }

  private Path companion() {
    return folder.resolve("companion.pem");
  }
}
