package dev.mortise.companion.http.transport;

import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.Pem;
import dev.mortise.protocol.certificate.Validity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// The authority that a companion makes for itself when nobody gives it a certificate. It lives in
/// a folder of four PEM files; apps and locks trust `authority.pem`, and the server's own
/// certificate is renewed under it without their noticing.
public final class OwnAuthority {
  private static final int SERVER_DAYS = 825;
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  /// The authority in this folder, which need not exist yet.
  public OwnAuthority(Path folder) {
    this.folder = folder;
  }

  /// Where the certificate lies that others trust.
  public Path certificateFile() {
    return folder.resolve("authority.pem");
  }

  /// The server's identity for these host names and addresses, made or renewed as needed.
  ///
  /// @param hosts at least one
  /// @throws IOException if the folder cannot be read or written
  public TlsIdentity identity(List<String> hosts, Instant now) throws IOException {
    Path certificate = folder.resolve("server.pem");
    Path key = folder.resolve("server-key.pem");
    if (Files.exists(certificate) && Files.exists(key)) {
      TlsIdentity kept = TlsIdentity.load(certificate, key);
      if (isFit(kept.certificate(), hosts, now)) {
        return kept;
      }
    }
    CertificateAuthority authority = authority(now);
    KeyPair keys = CertificateAuthority.freshTlsKey(random);
    X509Certificate server =
        authority.issueServer(hosts, keys.getPublic(), Validity.days(now, SERVER_DAYS), random);
    List<X509Certificate> chain = List.of(server, authority.certificate());
    // Without its certificate a key counts for nothing, so a crash in between does no harm.
    Files.deleteIfExists(certificate);
    write(key, Pem.ofKey(keys.getPrivate()));
    write(certificate, Pem.ofCertificates(chain));
    return new TlsIdentity(chain, keys.getPrivate());
  }

  private CertificateAuthority authority(Instant now) throws IOException {
    Path key = folder.resolve("authority-key.pem");
    if (Files.exists(certificateFile()) && Files.exists(key)) {
      TlsIdentity kept = TlsIdentity.load(certificateFile(), key);
      return new CertificateAuthority(kept.certificate(), kept.key());
    }
    CertificateAuthority made = CertificateAuthority.create("Mortise companion", now, random);
    Files.createDirectories(folder);
    write(key, Pem.ofKey(made.key()));
    write(certificateFile(), Pem.ofCertificates(List.of(made.certificate())));
    return made;
  }

  private static boolean isFit(X509Certificate certificate, List<String> hosts, Instant now) {
    try {
      TreeSet<String> names = new TreeSet<>();
      if (certificate.getSubjectAlternativeNames() != null) {
        certificate.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1).toString()));
      }
      return names.containsAll(hosts)
          && now.plus(RENEWED_BEFORE).isBefore(certificate.getNotAfter().toInstant());
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /// What others have been shown must be there after a power cut: locks and apps trust this
  /// authority for as long as they live. So the file is on the disk before it gets its name, and
  /// the name before anybody learns of it.
  private static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    boolean posix = fresh.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, text, StandardCharsets.US_ASCII);
    sync(fresh, StandardOpenOption.WRITE);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = file.getParent();
    // Elsewhere a folder cannot be opened, and renaming is durable by itself or not at all.
    if (posix && folder != null) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }
}
