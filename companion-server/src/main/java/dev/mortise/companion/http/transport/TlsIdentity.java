package dev.mortise.companion.http.transport;

import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/// By what a server proves itself.
///
/// @param chain its certificate and what leads up to an authority, its own first
/// @param key the private key of that certificate
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
  public TlsIdentity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a server needs a certificate");
    }
  }

  /// Reads an identity from two PEM files.
  ///
  /// @throws IOException naming the file that cannot be read and why
  static TlsIdentity load(Path certificates, Path key) throws IOException {
    return new TlsIdentity(
        read(certificates, Pem::certificates, "certificate"), read(key, Pem::key, "private key"));
  }

  /// Reads an identity that somebody else made, and makes sure that its parts belong together.
  ///
  /// @throws IOException saying in one sentence what is wrong with which file
  public static TlsIdentity loadGiven(Path certificates, Path key) throws IOException {
    TlsIdentity identity = load(certificates, key);
    if (!identity.keyFits()) {
      throw new IOException(
          "the private key " + key + " does not belong to the certificate " + certificates);
    }
    return identity;
  }

  private boolean keyFits() {
    byte[] probe = new byte[32];
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(certificate().getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private interface Reading<T> {
    T of(String text) throws MalformedPem;
  }

  private static <T> T read(Path file, Reading<T> reading, String what) throws IOException {
    try {
      return reading.of(Files.readString(file));
    } catch (MalformedPem e) {
      throw new IOException("no " + what + " in " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException("the " + what + " " + file + " cannot be read", e);
    }
  }

  /// The server's own certificate.
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /// SHA-256 of the server's own certificate, as browsers show it: pairs of hex digits and colons.
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "server " + certificate().getSubjectX500Principal().getName();
  }
}
