package dev.mortise.protocol.key;

import dev.mortise.protocol.Octets;

/// Names a signing key: the first 8 bytes of SHA-256 of its CBOR form.
///
/// It finds an enrolled key among a few; it is no proof. Whoever can spend 2^64 hashes finds a
/// second key with the same id, and gains nothing, since signatures are verified with the whole
/// key.
///
/// @param octets 8 bytes
public record KeyId(Octets octets) implements Comparable<KeyId> {

  /// The length, in bytes.
  public static final int SIZE = 8;

  public KeyId {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("key id must be 8 bytes size=" + octets.size());
    }
  }

  @Override
  public int compareTo(KeyId other) {
    return octets.compareTo(other.octets);
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
