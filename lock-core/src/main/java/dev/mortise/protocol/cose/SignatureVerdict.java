package dev.mortise.protocol.cose;

import dev.mortise.protocol.Octets;

/// What verifying a signed message came to.
public sealed interface SignatureVerdict {

  /// The key signed this payload as a message of this type.
  record Valid(Octets payload) implements SignatureVerdict {}

  /// The message names another key or, for this key, an algorithm that is not the key's own.
  record OtherKey() implements SignatureVerdict {}

  /// The signature is not this key's over this payload, type and header.
  record Invalid() implements SignatureVerdict {}
}
