package dev.mortise.protocol.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LockId LOCK = new LockId(new UUID(7, 9));
  private static final SigningKey SIGNING_KEY =
      SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(new byte[32])).publicKey();

  private final SecureRandom random = new SecureRandom();
  private final CertificateAuthority maker = CertificateAuthority.create("A maker", NOW, random);
  private final KeyPair tls = CertificateAuthority.freshTlsKey(random);

  @Test
  void aLocksCertificateNamesTheLockAndBindsItsSigningKey() throws Exception {
    X509Certificate certificate = lockCertificate();

    certificate.verify(maker.certificate().getPublicKey());
    assertEquals(
        Optional.of(new LockCertificate(LOCK, SIGNING_KEY)), LockCertificate.of(certificate));
  }

  @Test
  @Tag("SEC-19")
  void aLocksCertificateIsGoodForAClientAndNothingElse() throws Exception {
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), lockCertificate().getExtendedKeyUsage());
    assertEquals(-1, lockCertificate().getBasicConstraints());
  }

  @Test
  void aServersCertificateNamesItsHostsAndIsNoLocks() throws Exception {
    X509Certificate server =
        maker.issueServer(
            List.of("localhost", "127.0.0.1"), tls.getPublic(), Validity.days(NOW, 90), random);

    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
    assertEquals(2, server.getSubjectAlternativeNames().size());
    assertEquals(Optional.empty(), LockCertificate.of(server));
  }

  @Test
  @Tag("SEC-19")
  void anotherAuthorityOfTheSameNameDoesNotVerify() {
    CertificateAuthority other = CertificateAuthority.create("A maker", NOW, random);

    assertThrows(
        SignatureException.class,
        () -> lockCertificate().verify(other.certificate().getPublicKey()));
  }

  @Test
  void certificatesAndKeysSurviveAsText() throws Exception {
    List<X509Certificate> chain = List.of(lockCertificate(), maker.certificate());

    assertEquals(chain, Pem.certificates(Pem.ofCertificates(chain)));
    assertEquals(tls.getPrivate(), Pem.key(Pem.ofKey(tls.getPrivate())));
  }

  @Test
  void textThatHoldsNothingIsRefused() {
    assertThrows(MalformedPem.class, () -> Pem.certificates(""));
    assertThrows(MalformedPem.class, () -> Pem.certificates("-----BEGIN CERTIFICATE-----\nAA"));
    assertThrows(MalformedPem.class, () -> Pem.key("no key"));
    assertThrows(
        MalformedPem.class,
        () -> Pem.key("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"));
  }

  @Test
  void aSigningKeyOfEitherAlgorithmFits() {
    SigningKey p256 =
        SigningKeyPair.of(
                SignatureAlgorithm.ESP256, SecretBytes.adopt(Octets.ofHex("01".repeat(32)).copy()))
            .publicKey();
    X509Certificate certificate =
        maker.issueLock(
            new LockCertificate(LOCK, p256), tls.getPublic(), Validity.days(NOW, 90), random);

    assertEquals(p256, LockCertificate.of(certificate).orElseThrow().signingKey());
  }

  private X509Certificate lockCertificate() {
    return maker.issueLock(
        new LockCertificate(LOCK, SIGNING_KEY), tls.getPublic(), Validity.days(NOW, 90), random);
  }
}
