package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the companion says became of a request to a lock.
///
/// @param response the lock's own bytes, once they came; only they prove anything
record Attempt(String id, State state, Optional<Octets> response) {

  /// How far it has come.
  enum State {
    /// Kept until the lock is connected.
    ACCEPTED,

    /// On its way.
    DISPATCHED,

    /// The lock is said to have done it.
    DONE,

    /// The lock is said to have refused.
    REFUSED,

    /// Never sent, and never will be.
    EXPIRED,

    /// Sent, and no word came.
    UNKNOWN;

    boolean isOpen() {
      return this == ACCEPTED || this == DISPATCHED;
    }
  }

  static Attempt read(Json json) throws CompanionFailed {
    String word = json.text("state");
    State state =
        Arrays.stream(State.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst()
            .orElseThrow(() -> new CompanionFailed(Reason.BROKEN, "the companion invents a state"));
    return new Attempt(json.text("id"), state, json.optionalBytes("response"));
  }
}
