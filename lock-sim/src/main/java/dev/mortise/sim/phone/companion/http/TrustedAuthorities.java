package dev.mortise.sim.phone.companion.http;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/// Whose word a phone takes for which companion it speaks with: the Java runtime's authorities, or
/// those of a file alone.
public final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /// A client that trusts these and nobody else.
  ///
  /// @param threads do its input and output
  /// @param pem a file of certificates; empty for the runtime's own
  /// @throws IOException with one sentence for people, if the file holds no certificates
  public static CompanionClient client(LinkThreads threads, Optional<Path> pem) throws IOException {
    return new CompanionClient(
        threads, pem.isPresent() ? Optional.of(trust(pem.get())) : Optional.empty());
  }

  private static TrustManagerFactory trust(Path pem) throws IOException {
    try {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      int count = 0;
      for (Certificate certificate : certificates(pem)) {
        authorities.setCertificateEntry("authority-" + count++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      return trust;
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + " holds no certificates in PEM form", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, GeneralSecurityException {
    byte[] text;
    try {
      text = Files.readAllBytes(pem);
    } catch (IOException e) {
      throw new IOException("cannot read " + pem + ", the file of trusted authorities", e);
    }
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(text));
    if (found.isEmpty()) {
      throw new IOException(pem + " holds no certificates in PEM form");
    }
    return found;
  }
}
