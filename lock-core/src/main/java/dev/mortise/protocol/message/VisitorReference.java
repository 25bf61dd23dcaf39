package dev.mortise.protocol.message;

import dev.mortise.protocol.Octets;

/// Names one one-time visitor passcode without telling anything of its digits.
///
/// @param octets 16 bytes
public record VisitorReference(Octets octets) implements Comparable<VisitorReference> {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public VisitorReference {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException(
          "visitor reference must be 16 bytes size=" + octets.size());
    }
  }

  @Override
  public int compareTo(VisitorReference other) {
    return octets.compareTo(other.octets);
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
