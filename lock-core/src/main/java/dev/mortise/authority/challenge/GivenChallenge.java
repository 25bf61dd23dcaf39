package dev.mortise.authority.challenge;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import java.time.Duration;
import java.util.Optional;

/// A challenge whose life is not over, and what became of it.
///
/// @param expires the last moment of its life, on the monotonic clock
/// @param use the command that used it; empty while it is open
record GivenChallenge(Challenge challenge, Ask ask, Duration expires, Optional<Used> use) {

  /// @param command SHA-256 of what was signed
  /// @param receipt what was answered; empty while the command is under way
  record Used(Octets command, Optional<Octets> receipt) {}

  boolean isOpen() {
    return use.isEmpty();
  }

  GivenChallenge usedBy(Octets command) {
    return new GivenChallenge(
        challenge, ask, expires, Optional.of(new Used(command, Optional.empty())));
  }

  GivenChallenge answered(Octets receipt) {
    return new GivenChallenge(
        challenge, ask, expires, use.map(used -> new Used(used.command(), Optional.of(receipt))));
  }
}
