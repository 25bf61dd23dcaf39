package dev.mortise.protocol.key;

import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// ECDSA on P-256 with SHA-256 (FIPS 186-5), signature r | s, nonces by RFC 6979 so that signing is
/// pure.
final class P256 {

  static final int SCALAR_SIZE = 32;

  private static final int UNCOMPRESSED = 4;

  private static final ECDomainParameters DOMAIN = domain();

  private P256() {}

  /// The verifier of a key, or empty if the bytes are no uncompressed point of the curve (SEC 1
  /// section 2.3.4).
  static Optional<Verifier> verifier(byte[] encoded) {
    if (encoded[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    try {
      ECPoint point = DOMAIN.getCurve().decodePoint(encoded);
      ECPublicKeyParameters key = new ECPublicKeyParameters(point, DOMAIN);
      return Optional.of((message, signature) -> verifies(key, message, signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean verifies(ECPublicKeyParameters key, byte[] message, byte[] signature) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, key);
    BigInteger r = BigIntegers.fromUnsignedByteArray(signature, 0, SCALAR_SIZE);
    BigInteger s = BigIntegers.fromUnsignedByteArray(signature, SCALAR_SIZE, SCALAR_SIZE);
    return signer.verifySignature(Sha256.of(message), r, s);
  }

  static byte[] sign(byte[] scalar, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, scalar), DOMAIN));
    BigInteger[] halves = signer.generateSignature(Sha256.of(message));
    byte[] signature = new byte[SignatureAlgorithm.SIGNATURE_SIZE];
    BigIntegers.asUnsignedByteArray(halves[0], signature, 0, SCALAR_SIZE);
    BigIntegers.asUnsignedByteArray(halves[1], signature, SCALAR_SIZE, SCALAR_SIZE);
    return signature;
  }

  /// The public key of a private scalar, uncompressed.
  ///
  /// @throws IllegalArgumentException if the scalar is not 1 to n - 1
  static byte[] publicKey(byte[] scalar) {
    BigInteger d = new BigInteger(1, scalar);
    if (d.signum() == 0 || d.compareTo(DOMAIN.getN()) >= 0) {
      throw new IllegalArgumentException("private key must be 1 to n - 1");
    }
    return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), d).getEncoded(false);
  }

  /// A uniform private scalar from 48 uniform bytes (FIPS 186-5 appendix A.2.1: extra random bits).
  static SecretBytes scalar(SecretBytes uniform) {
    BigInteger orderLessOne = DOMAIN.getN().subtract(BigInteger.ONE);
    byte[] bytes = uniform.reveal();
    try {
      BigInteger d = new BigInteger(1, bytes).mod(orderLessOne).add(BigInteger.ONE);
      return SecretBytes.adopt(BigIntegers.asUnsignedByteArray(SCALAR_SIZE, d));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static ECDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("P-256");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }
}
