package dev.mortise.firmware;

import dev.mortise.protocol.key.SigningKey;
import java.util.Optional;

/// Whose firmware the lock takes.
///
/// @param maker the key of the maker that firmware is signed with, off line; empty for a lock that
///   takes none
public record FirmwarePolicy(Optional<SigningKey> maker) {

  /// A lock that takes no firmware.
  public static final FirmwarePolicy NONE = new FirmwarePolicy(Optional.empty());
}
