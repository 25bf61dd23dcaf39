package dev.mortise.protocol.certificate;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SigningKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// What a lock's certificate says: whose it is, and which key signs that lock's events.
///
/// Believe it only after the chain was verified up to a trusted maker; this reads, it does not
/// verify.
///
/// @param lockId the subject's common name
/// @param signingKey the key that the extension [#SIGNING_KEY_EXTENSION] binds
public record LockCertificate(LockId lockId, SigningKey signingKey) {

  /// The extension that holds the lock's signing key in its CBOR form.
  ///
  /// The arc 2.25 takes any UUID as a number (ITU-T X.667), which needs no registration.
  public static final String SIGNING_KEY_EXTENSION = "2.25.312397238114745528730701268558469533996";

  private static final CborLimits LIMITS = CborLimits.ofBytes(128);

  /// Reads the lock's names from a certificate; empty if it is not a lock's.
  public static Optional<LockCertificate> of(X509Certificate certificate) {
    return lockId(certificate)
        .flatMap(id -> signingKey(certificate).map(key -> new LockCertificate(id, key)));
  }

  private static Optional<LockId> lockId(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    RDN[] names = subject.getRDNs(BCStyle.CN);
    if (names.length != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(LockId.parse(IETFUtils.valueToString(names[0].getFirst().getValue())));
    } catch (IllegalArgumentException notALock) {
      return Optional.empty();
    }
  }

  private static Optional<SigningKey> signingKey(X509Certificate certificate) {
    byte[] wrapped = certificate.getExtensionValue(SIGNING_KEY_EXTENSION);
    if (wrapped == null) {
      return Optional.empty();
    }
    try {
      Octets form = Octets.adopt(ASN1OctetString.getInstance(wrapped).getOctets());
      return Optional.of(SigningKey.parse(Cbor.decode(form, LIMITS)));
    } catch (MalformedCbor notAKey) {
      return Optional.empty();
    }
  }
}
