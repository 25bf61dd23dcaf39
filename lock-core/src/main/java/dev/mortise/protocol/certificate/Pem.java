package dev.mortise.protocol.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and private keys as text (RFC 7468): the form in which people pass them on.
public final class Pem {

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private Pem() {}

  /// The text of these certificates, the peer's own first.
  public static String ofCertificates(List<X509Certificate> chain) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read can be written", e);
      }
    }
    return text.toString();
  }

  /// The text of a private key, PKCS #8.
  public static String ofKey(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  /// Reads one or more certificates.
  ///
  /// @throws MalformedPem if the text holds none, or something that is no certificate
  public static List<X509Certificate> certificates(String text) throws MalformedPem {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new MalformedPem("no certificate in it");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new MalformedPem("not a certificate", e);
    }
  }

  /// Reads a P-256 private key, PKCS #8.
  ///
  /// @throws MalformedPem if the text holds none
  public static PrivateKey key(String text) throws MalformedPem {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.find()) {
      throw new MalformedPem("no private key (PKCS #8) in it");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new MalformedPem("not an EC private key", e);
    }
  }

  private static String block(String label, byte[] content) {
    String end = "-----END " + label + "-----\n";
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n" + end;
  }
}
