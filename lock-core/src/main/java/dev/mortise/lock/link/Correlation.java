package dev.mortise.lock.link;

import dev.mortise.protocol.Octets;

/// Ties an answer to its request. The machine hands back what came with the request and looks no
/// further.
///
/// @param octets at most [#MAX_SIZE] bytes
public record Correlation(Octets octets) {

  /// The longest that is carried, in bytes.
  public static final int MAX_SIZE = 64;

  public Correlation {
    if (octets.size() > MAX_SIZE) {
      throw new IllegalArgumentException(
          "correlation must be at most 64 bytes size=" + octets.size());
    }
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
