package dev.mortise.biometric.protect;

import dev.mortise.protocol.Octets;

/// Names the key of one lock and epoch without telling anything of it: 8 bytes derived from it.
/// Templates of different names are never compared.
///
/// @param octets exactly [#SIZE] bytes
public record KeyId(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 8;

  public KeyId {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("key id must be 8 bytes size=" + octets.size());
    }
  }
}
