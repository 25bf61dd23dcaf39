package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.Json;
import java.time.Instant;

/// A one-time visitor passcode as the companion keeps it: what became of it, nothing of its digits.
///
/// @param label what it is for, encrypted by the phone that made it
/// @param state made, used, expired or revoked
public record NotedPasscode(
    VisitorReference reference, Octets label, String state, Instant createdAt, Instant expiresAt) {

  static NotedPasscode read(Json json) throws CompanionFailed {
    Octets reference = json.bytes("reference");
    if (reference.size() != VisitorReference.SIZE) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's reference is no reference");
    }
    return new NotedPasscode(
        new VisitorReference(reference),
        json.bytes("label"),
        json.text("state"),
        json.time("createdAt"),
        json.time("expiresAt"));
  }
}
