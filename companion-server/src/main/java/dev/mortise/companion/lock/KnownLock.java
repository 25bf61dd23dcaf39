package dev.mortise.companion.lock;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.SigningKey;
import java.time.Instant;

/// A lock as its certificate and its events show it.
///
/// @param signingKey whose signature its events carry
/// @param generation raised by every reset
/// @param newest the end of its journal as far as the companion has it
/// @param lastEventAt when the newest event came
public record KnownLock(
    LockId id,
    SigningKey signingKey,
    Generation generation,
    JournalHead newest,
    Instant lastEventAt) {

  /// This lock after one more event.
  public KnownLock with(Generation now, JournalHead head, Instant at) {
    return new KnownLock(id, signingKey, now, head, at);
  }
}
