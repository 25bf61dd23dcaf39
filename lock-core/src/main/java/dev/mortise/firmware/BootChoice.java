package dev.mortise.firmware;

import dev.mortise.protocol.Octets;
import java.util.Optional;

/// What the secure element tells the boot loader: it changes in the same step as the state does.
/// Images are named by their SHA-256, so that whoever writes the flash cannot put another one in
/// their place, not even one that the maker signed.
///
/// @param slot which slot is started, if what is in it is whole, signed and the image named here
/// @param minimum nothing below this version is started, from either slot
/// @param running what ran last; empty for what the lock was sold with
/// @param next what is in that slot and has not run yet; while there is one, what ran last lies in
///   the other slot, and is started if this one cannot be
public record BootChoice(
    FirmwareSlot slot, FirmwareVersion minimum, Optional<Octets> running, Optional<Octets> next) {

  /// What a lock is sold with.
  public static final BootChoice FACTORY =
      new BootChoice(FirmwareSlot.A, FirmwareVersion.FACTORY, Optional.empty(), Optional.empty());
}
