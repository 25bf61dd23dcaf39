package dev.mortise.protocol.key;

import java.util.Arrays;
import java.util.Optional;

/// The signature algorithms of Mortise, fully specified ones of RFC 9864: the number alone says
/// curve and hash.
public enum SignatureAlgorithm {
  /// Ed25519 of RFC 8032, without prehash or context. What the lock and the command line use.
  ED25519(-19, 32),

  /// ECDSA on P-256 with SHA-256, signature r | s. What the secure elements of phones can do.
  ESP256(-9, 65);

  /// The length of a signature, of either algorithm, in bytes.
  public static final int SIGNATURE_SIZE = 64;

  private final int number;
  private final int keySize;

  SignatureAlgorithm(int number, int keySize) {
    this.number = number;
    this.keySize = keySize;
  }

  /// The algorithm registered in COSE under this number, if it is one of ours.
  public static Optional<SignatureAlgorithm> of(long number) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.number == number).findFirst();
  }

  /// The number in the registry of COSE algorithms.
  public int number() {
    return number;
  }

  /// The length of a public key, in bytes: an encoded point, for P-256 uncompressed (SEC 1).
  public int keySize() {
    return keySize;
  }
}
