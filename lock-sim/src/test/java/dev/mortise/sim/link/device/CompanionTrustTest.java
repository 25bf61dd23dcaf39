package dev.mortise.sim.link.device;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompanionTrustTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final CertificateAuthority companion = CertificateAuthority.create("c", NOW, random);
  private final CertificateAuthority stranger = CertificateAuthority.create("c", NOW, random);
  private final KeyPair tls = CertificateAuthority.freshTlsKey(random);

  @Test
  void theCompanionOfThePinnedAuthorityIsTrusted() {
    assertDoesNotThrow(() -> check(server(companion), Optional.of(NOW)));
  }

  @Test
  @Tag("SEC-19")
  void aCertificateOfAnotherAuthorityIsRefused() {
    assertThrows(CertificateException.class, () -> check(server(stranger), Optional.of(NOW)));
  }

  @Test
  @Tag("SEC-19")
  void anExpiredCertificateIsRefusedOnceTheTimeIsKnown() {
    Instant later = NOW.plus(Duration.ofDays(91));

    assertThrows(CertificateException.class, () -> check(server(companion), Optional.of(later)));
    assertDoesNotThrow(() -> check(server(companion), Optional.empty()));
  }

  @Test
  @Tag("SEC-19")
  void anotherAuthorityIsRefusedWhileTheTimeIsUnknownToo() {
    assertThrows(CertificateException.class, () -> check(server(stranger), Optional.empty()));
  }

  @Test
  @Tag("SEC-19")
  void aLocksCertificateDoesNotPoseAsACompanion() {
    LockCertificate lock =
        new LockCertificate(
            new LockId(new UUID(1, 1)),
            SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(new byte[32]))
                .publicKey());
    X509Certificate certificate =
        companion.issueLock(lock, tls.getPublic(), Validity.days(NOW, 90), random);

    assertThrows(CertificateException.class, () -> check(certificate, Optional.of(NOW)));
  }

  private X509Certificate server(CertificateAuthority authority) {
    return authority.issueServer(
        List.of("localhost"), tls.getPublic(), Validity.days(NOW, 90), random);
  }

  private void check(X509Certificate certificate, Optional<Instant> time)
      throws CertificateException {
    new CompanionTrust(List.of(companion.certificate()), () -> time)
        .checkServerTrusted(new X509Certificate[] {certificate}, "UNKNOWN");
  }
}
