package dev.mortise.sim.maker;

import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.sim.link.device.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A maker of locks, whose authority lives in a folder: `maker.pem` for everybody, `maker.key` for
/// the maker alone.
public final class Maker {

  /// How long a lock's certificate holds: longer than a lock lives.
  private static final long LOCK_DAYS = 365L * 20;

  private static final String NAME = "Mortise simulated maker";

  private final CertificateAuthority authority;
  private final Path certificateFile;

  private Maker(CertificateAuthority authority, Path certificateFile) {
    this.authority = authority;
    this.certificateFile = certificateFile;
  }

  /// The maker in this folder, founded now if there is none yet.
  ///
  /// @throws IOException if the folder cannot be read or written, or holds half a maker
  public static Maker at(Path folder, Instant now, SecureRandom random) throws IOException {
    Path certificate = folder.resolve("maker.pem");
    Path key = folder.resolve("maker.key");
    // The key gets its name when its certificate is there: a crash in between leaves no half maker.
    Path unnamed = folder.resolve("maker.key.founding");
    if (Files.notExists(certificate) && Files.notExists(key)) {
      CertificateAuthority founded = CertificateAuthority.create(NAME, now, random);
      Files.createDirectories(folder);
      KeyFile.write(unnamed, founded.key());
      CertificateFile.write(certificate, List.of(founded.certificate()));
    }
    if (Files.notExists(key) && Files.exists(unnamed)) {
      Files.move(unnamed, key, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Maker(
        new CertificateAuthority(CertificateFile.read(certificate).getFirst(), KeyFile.read(key)),
        certificate);
  }

  /// The certificate a companion trusts this maker's locks by.
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /// The file that holds it.
  public Path certificateFile() {
    return certificateFile;
  }

  /// Signs a lock into the world: a fresh TLS key and its certificate.
  ///
  /// @param lock its id and the signing key that its secure element holds
  /// @param companionAuthorities whom the lock shall take for its companion
  public DeviceIdentity provision(
      LockCertificate lock,
      List<X509Certificate> companionAuthorities,
      Instant now,
      SecureRandom random) {
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    X509Certificate certificate =
        authority.issueLock(lock, tls.getPublic(), Validity.days(now, LOCK_DAYS), random);
    return new DeviceIdentity(List.of(certificate), tls.getPrivate(), companionAuthorities);
  }
}
