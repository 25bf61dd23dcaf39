package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.message.AccountId;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import java.time.Instant;

/// Being signed in.
///
/// @param companion where
/// @param email as whom, for people
/// @param account as whom, for locks
/// @param token what proves it, in the characters of a header field (RFC 6750)
/// @param expiresAt when it is over at the latest
public record Session(
    CompanionAddress companion,
    String email,
    AccountId account,
    SecretBytes token,
    Instant expiresAt) {

  /// Whether it may still hold at this time.
  public boolean mayHoldAt(Instant time) {
    return time.isBefore(expiresAt);
  }
}
