package dev.mortise.protocol.key;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A signing key with its private half in memory. Signing is deterministic in both algorithms.
public final class SigningKeyPair implements Signer, AutoCloseable {

  /// The length of a private key of either algorithm, in bytes.
  public static final int PRIVATE_SIZE = 32;

  private static final int EXTRA_BITS_SIZE = 48;

  private final SecretBytes privateKey;
  private final SigningKey publicKey;

  private SigningKeyPair(SecretBytes privateKey, SigningKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// The pair of this private key, which it takes over: an Ed25519 seed, or a P-256 scalar from 1
  /// to n - 1.
  ///
  /// @throws IllegalArgumentException if it is not 32 bytes, or the scalar is out of range
  public static SigningKeyPair of(SignatureAlgorithm algorithm, SecretBytes privateKey) {
    if (privateKey.length() != PRIVATE_SIZE) {
      throw new IllegalArgumentException(
          "private key must be 32 bytes length=" + privateKey.length());
    }
    byte[] encoded =
        switch (algorithm) {
          case ED25519 -> privateKey.lend(SigningKeyPair::ed25519PublicKey);
          case ESP256 -> privateKey.lend(P256::publicKey);
        };
    return new SigningKeyPair(privateKey, SigningKey.of(algorithm, Octets.adopt(encoded)));
  }

  /// A fresh pair.
  ///
  /// @param label names this use of the entropy
  public static SigningKeyPair generate(
      SignatureAlgorithm algorithm, Entropy entropy, String label) {
    return switch (algorithm) {
      case ED25519 -> of(algorithm, entropy.derive(label, PRIVATE_SIZE));
      case ESP256 -> {
        try (SecretBytes uniform = entropy.derive(label, EXTRA_BITS_SIZE)) {
          yield of(algorithm, P256.scalar(uniform));
        }
      }
    };
  }

  @Override
  public SigningKey publicKey() {
    return publicKey;
  }

  /// The private half, for whoever has to store it sealed. It stays this pair's own.
  public SecretBytes privateKey() {
    return privateKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return switch (publicKey.algorithm()) {
      case ED25519 -> privateKey.lend(seed -> ed25519Sign(seed, message));
      case ESP256 -> privateKey.lend(scalar -> P256.sign(scalar, message));
    };
  }

  private byte[] ed25519Sign(byte[] seed, byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    byte[] encoded = publicKey.octets().copy();
    Ed25519.sign(seed, 0, encoded, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  private static byte[] ed25519PublicKey(byte[] seed) {
    byte[] encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, encoded, 0);
    return encoded;
  }

  @Override
  public void close() {
    privateKey.close();
  }

  @Override
  public String toString() {
    return "[REDACTED] of " + publicKey;
  }
}
