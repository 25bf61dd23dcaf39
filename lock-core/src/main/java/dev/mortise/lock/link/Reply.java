package dev.mortise.lock.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.SignatureType;

/// What the machine answers to a message.
public sealed interface Reply {

  /// A payload that the shell has the secure element sign before it leaves.
  ///
  /// @param type what kind of statement it is
  /// @param payload deterministic CBOR
  record Signed(SignatureType type, Octets payload) implements Reply {}

  /// Bytes that leave as they are: a refusal that ties to no known key.
  ///
  /// @param octets deterministic CBOR
  record Plain(Octets octets) implements Reply {}
}
