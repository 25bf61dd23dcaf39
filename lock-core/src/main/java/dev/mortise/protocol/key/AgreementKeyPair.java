package dev.mortise.protocol.key;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import org.bouncycastle.math.ec.rfc7748.X25519;

/// An X25519 key with its private half in memory (RFC 7748).
public final class AgreementKeyPair implements AutoCloseable {

  /// The length of a private key, in bytes.
  public static final int PRIVATE_SIZE = 32;

  private final SecretBytes privateKey;
  private final AgreementKey publicKey;

  private AgreementKeyPair(SecretBytes privateKey, AgreementKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// The pair of this private key, which it takes over: any 32 bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32
  public static AgreementKeyPair of(SecretBytes privateKey) {
    if (privateKey.length() != PRIVATE_SIZE) {
      throw new IllegalArgumentException(
          "private key must be 32 bytes length=" + privateKey.length());
    }
    byte[] point =
        privateKey.lend(
            scalar -> {
              byte[] u = new byte[AgreementKey.SIZE];
              X25519.scalarMultBase(scalar, 0, u, 0);
              return u;
            });
    return new AgreementKeyPair(privateKey, new AgreementKey(Octets.adopt(point)));
  }

  /// A fresh pair.
  ///
  /// @param label names this use of the entropy
  public static AgreementKeyPair generate(Entropy entropy, String label) {
    return of(entropy.derive(label, PRIVATE_SIZE));
  }

  /// The public half.
  public AgreementKey publicKey() {
    return publicKey;
  }

  /// The private half, for whoever has to store it sealed. It stays this pair's own.
  public SecretBytes privateKey() {
    return privateKey;
  }

  /// The 32 bytes that only the holders of the two private halves can compute. Never all zeros,
  /// since an [AgreementKey] is never of low order.
  public SecretBytes agree(AgreementKey peer) {
    byte[] point = peer.octets().copy();
    byte[] shared = new byte[AgreementKey.SIZE];
    boolean contributory =
        privateKey.lend(scalar -> X25519.calculateAgreement(scalar, 0, point, 0, shared, 0));
    if (!contributory) {
      throw new IllegalStateException("agreement came out all zeros key=" + peer);
    }
    return SecretBytes.adopt(shared);
  }

  @Override
  public void close() {
    privateKey.close();
  }

  /// Whether both are the same pair, in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof AgreementKeyPair that && privateKey.equals(that.privateKey);
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED] of " + publicKey;
  }
}
