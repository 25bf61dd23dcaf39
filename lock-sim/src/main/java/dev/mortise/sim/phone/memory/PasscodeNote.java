package dev.mortise.sim.phone.memory;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;

/// What the companion shall be told of a one-time visitor passcode.
///
/// @param label what it is for, encrypted, at most [#LABEL_MAX] bytes
public record PasscodeNote(VisitorReference reference, Octets label) {

  /// The longest label, in bytes.
  public static final int LABEL_MAX = 256;

  public PasscodeNote {
    if (label.size() > LABEL_MAX) {
      throw new IllegalArgumentException("label must be at most 256 bytes size=" + label.size());
    }
  }
}
