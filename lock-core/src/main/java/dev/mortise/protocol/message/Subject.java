package dev.mortise.protocol.message;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.Sha256;

/// What a receipt is about: the challenge of a command, or for a pairing or a revocation the first
/// 16 bytes of the SHA-256 of the whole request.
///
/// @param octets 16 bytes
public record Subject(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public Subject {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("subject must be 16 bytes size=" + octets.size());
    }
  }

  /// The subject of a receipt for a command.
  public static Subject of(Challenge challenge) {
    return new Subject(challenge.octets());
  }

  /// The subject of a receipt for a request that bears no challenge.
  ///
  /// @param request every byte of it
  public static Subject ofRequest(Octets request) {
    return new Subject(Octets.of(Sha256.of(request.copy()), 0, SIZE));
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
