package dev.mortise.authority.challenge;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.key.KeyId;

/// What a challenge is bound to: who may use it, for what, and by which way.
///
/// @param key the key that must sign
/// @param operation the operation that must be signed
/// @param channel near or remote
public record Ask(KeyId key, Operation operation, Channel channel) {

  boolean sharesSlotsWith(Ask other) {
    return key.equals(other.key) && channel == other.channel;
  }
}
