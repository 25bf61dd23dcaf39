package dev.mortise.protocol.message.response;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.secret.Sha256;

/// Which access list a lock has: enough to tell whether one in hand is the newest and unaltered.
///
/// @param version how often it changed
/// @param hash SHA-256 of its encoding, 32 bytes
public record AccessListStamp(AccessVersion version, Octets hash) {

  public AccessListStamp {
    if (hash.size() != Sha256.SIZE) {
      throw new IllegalArgumentException("hash must be 32 bytes size=" + hash.size());
    }
  }
}
