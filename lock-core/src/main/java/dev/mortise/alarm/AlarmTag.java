package dev.mortise.alarm;

import dev.mortise.protocol.Octets;

/// Sixteen bytes of an event that one app can read, and that look random to everybody else.
///
/// @param octets 16 bytes
public record AlarmTag(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 16;

  public AlarmTag {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("alarm tag must be 16 bytes size=" + octets.size());
    }
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
