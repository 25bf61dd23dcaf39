package dev.mortise.protocol.message;

import dev.mortise.protocol.Octets;

/// What the lock draws for one command to come. Signed into the command, it shows that the command
/// is fresh.
///
/// @param octets 16 bytes
public record Challenge(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public Challenge {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("challenge must be 16 bytes size=" + octets.size());
    }
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
