package dev.mortise.protocol.key;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Sha256;
import java.util.List;
import java.util.Optional;

/// A public key that verifies signatures.
///
/// Refused on construction: a point that is not on the curve, the neutral element, a compressed or
/// non-canonical encoding, and for Ed25519 every point outside the subgroup of prime order, so that
/// no signature verifies under two keys by a trick of the cofactor.
public final class SigningKey {

  private final SignatureAlgorithm algorithm;
  private final Octets octets;
  private final Verifier verifier;
  private final KeyId id;

  private SigningKey(SignatureAlgorithm algorithm, Octets octets, Verifier verifier) {
    this.algorithm = algorithm;
    this.octets = octets;
    this.verifier = verifier;
    this.id = new KeyId(Octets.of(Sha256.of(Cbor.encode(toCbor()).copy()), 0, KeyId.SIZE));
  }

  /// The key with this encoding.
  ///
  /// @throws IllegalArgumentException if these bytes are no usable key of the algorithm
  public static SigningKey of(SignatureAlgorithm algorithm, Octets octets) {
    return tryOf(algorithm, octets)
        .orElseThrow(() -> new IllegalArgumentException("not a usable public key " + algorithm));
  }

  /// Reads the CBOR form: an array of algorithm number and key bytes.
  ///
  /// @throws MalformedCbor if the value is not that, or no usable key
  public static SigningKey parse(CborValue value) throws MalformedCbor {
    if (!(value instanceof CborArray(var items))
        || items.size() != 2
        || !(items.get(0) instanceof CborInt(long number))
        || !(items.get(1) instanceof CborBytes(Octets octets))) {
      throw new MalformedCbor(List.of("signing key: expected [algorithm, bytes]"));
    }
    return SignatureAlgorithm.of(number)
        .flatMap(algorithm -> tryOf(algorithm, octets))
        .orElseThrow(
            () -> new MalformedCbor(List.of("signing key: unknown algorithm or unusable key")));
  }

  private static Optional<SigningKey> tryOf(SignatureAlgorithm algorithm, Octets octets) {
    if (octets.size() != algorithm.keySize()) {
      return Optional.empty();
    }
    Optional<Verifier> verifier =
        switch (algorithm) {
          case ED25519 -> Verifier.ed25519(octets.copy());
          case ESP256 -> P256.verifier(octets.copy());
        };
    return verifier.map(usable -> new SigningKey(algorithm, octets, usable));
  }

  /// The algorithm this key is for, and the only one it verifies.
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /// The encoded point: 32 bytes of Ed25519, or 65 of P-256.
  public Octets octets() {
    return octets;
  }

  /// The name of this key.
  public KeyId id() {
    return id;
  }

  /// The CBOR form: an array of algorithm number and key bytes.
  public CborValue toCbor() {
    return CborValue.array(CborValue.of(algorithm.number()), CborValue.of(octets));
  }

  /// Whether this signature was made over these bytes by the private half of this key.
  ///
  /// A signature of any other length than 64 bytes, with a scalar out of range, or of Ed25519 with
  /// S not reduced, is not. An ECDSA signature (r, s) has the twin (r, n - s), and both verify,
  /// because secure elements make either: never use a signature as a name.
  public boolean verifies(byte[] message, byte[] signature) {
    return signature.length == SignatureAlgorithm.SIGNATURE_SIZE
        && verifier.verifies(message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey that
        && algorithm == that.algorithm
        && octets.equals(that.octets);
  }

  @Override
  public int hashCode() {
    return octets.hashCode();
  }

  @Override
  public String toString() {
    return algorithm + ":" + octets;
  }
}
