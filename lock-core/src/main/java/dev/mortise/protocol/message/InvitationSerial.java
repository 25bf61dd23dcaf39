package dev.mortise.protocol.message;

import dev.mortise.protocol.Octets;

/// Names one invitation, for redeeming and revoking it.
///
/// @param octets 16 bytes
public record InvitationSerial(Octets octets) implements Comparable<InvitationSerial> {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public InvitationSerial {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException(
          "invitation serial must be 16 bytes size=" + octets.size());
    }
  }

  @Override
  public int compareTo(InvitationSerial other) {
    return octets.compareTo(other.octets);
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
