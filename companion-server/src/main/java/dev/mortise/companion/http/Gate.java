package dev.mortise.companion.http;

import java.util.Optional;

/// Tells by a bearer token who is calling.
@FunctionalInterface
public interface Gate {
  /// The caller, or nothing for a token that is unknown, expired or revoked. May block.
  Optional<Caller> admit(BearerToken token);
}
