package dev.mortise.sim.phone.companion.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whose word a phone takes for which companion it speaks with: the Java runtime's authorities, or
/// those of a file alone.
public final class TrustedAuthorities {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  private TrustedAuthorities() {}

  /// A client that trusts these and nobody else.
  ///
  /// @param pem a file of certificates; empty for the runtime's own
  /// @throws IOException with one sentence for people, if the file holds no certificates
  public static HttpClient client(Optional<Path> pem) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (pem.isPresent()) {
      builder.sslContext(context(pem.get()));
    }
    return builder.build();
  }

  private static SSLContext context(Path pem) throws IOException {
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
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
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
