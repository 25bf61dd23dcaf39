package dev.mortise.protocol.certificate;

import dev.mortise.protocol.cbor.Cbor;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs the certificates of the device link: a maker's authority those of its locks, a companion's
/// authority that of its listener.
///
/// The two are different authorities on purpose. A companion holds no key that makes a lock, and a
/// maker none that poses as the companion.
///
/// @param certificate its own certificate, signed by itself
/// @param key its private key, P-256
public record CertificateAuthority(X509Certificate certificate, PrivateKey key) {

  /// How long an authority's own certificate holds.
  public static final int AUTHORITY_YEARS = 30;

  private static final int SERIAL_BITS = 128;

  /// A fresh P-256 key for TLS.
  public static KeyPair freshTlsKey(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /// A fresh authority of this name.
  public static CertificateAuthority create(String name, Instant now, SecureRandom random) {
    KeyPair keys = freshTlsKey(random);
    X500Name self = named(name);
    Validity validity = Validity.days(now, 365L * AUTHORITY_YEARS);
    X509v3CertificateBuilder builder = builder(self, self, keys.getPublic(), validity, random);
    extend(builder, Extension.basicConstraints, true, new BasicConstraints(0));
    extend(
        builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new CertificateAuthority(sign(builder, keys.getPrivate()), keys.getPrivate());
  }

  /// A lock's certificate: good for being a TLS client, nothing else.
  public X509Certificate issueLock(
      LockCertificate lock, PublicKey tlsKey, Validity validity, SecureRandom random) {
    X509v3CertificateBuilder builder =
        builder(issuer(), named(lock.lockId().toString()), tlsKey, validity, random);
    leaf(builder, KeyPurposeId.id_kp_clientAuth);
    extend(
        builder,
        new ASN1ObjectIdentifier(LockCertificate.SIGNING_KEY_EXTENSION),
        Cbor.encode(lock.signingKey().toCbor()).copy());
    return sign(builder, key);
  }

  /// A listener's certificate for these host names and addresses: good for being a TLS server.
  public X509Certificate issueServer(
      List<String> hosts, PublicKey tlsKey, Validity validity, SecureRandom random) {
    X509v3CertificateBuilder builder =
        builder(issuer(), named(hosts.getFirst()), tlsKey, validity, random);
    leaf(builder, KeyPurposeId.id_kp_serverAuth);
    GeneralName[] names = hosts.stream().map(HostName::of).toArray(GeneralName[]::new);
    extend(builder, Extension.subjectAlternativeName, false, new GeneralNames(names));
    return sign(builder, key);
  }

  private X500Name issuer() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static X500Name named(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Validity validity, SecureRandom random) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
        Date.from(validity.from().truncatedTo(ChronoUnit.SECONDS)),
        Date.from(validity.until().truncatedTo(ChronoUnit.SECONDS)),
        subject,
        key);
  }

  private static void leaf(X509v3CertificateBuilder builder, KeyPurposeId purpose) {
    extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
    extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extend(builder, Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
  }

  private static void extend(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier name,
      boolean critical,
      org.bouncycastle.asn1.ASN1Encodable value) {
    try {
      builder.addExtension(name, critical, value);
    } catch (CertIOException e) {
      throw new IllegalStateException("extension cannot be encoded oid=" + name, e);
    }
  }

  private static void extend(
      X509v3CertificateBuilder builder, ASN1ObjectIdentifier name, byte[] value) {
    try {
      builder.addExtension(name, false, value);
    } catch (CertIOException e) {
      throw new IllegalStateException("extension cannot be encoded oid=" + name, e);
    }
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("certificate cannot be signed", e);
    }
  }

  @Override
  public String toString() {
    return "authority " + certificate.getSubjectX500Principal().getName();
  }
}
