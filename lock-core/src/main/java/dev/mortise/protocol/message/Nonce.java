package dev.mortise.protocol.message;

import dev.mortise.protocol.Octets;

/// What an app draws afresh for each question, so that an old answer cannot pass for a new one.
///
/// @param octets 16 bytes
public record Nonce(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public Nonce {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("nonce must be 16 bytes size=" + octets.size());
    }
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
