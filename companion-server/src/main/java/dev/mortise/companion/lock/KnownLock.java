package dev.mortise.companion.lock;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.certificate.LockCertificate;
import java.time.Instant;

/// A lock as its certificate and its events show it.
///
/// @param signingKey CBOR of the key that signs its events. Nothing is verified with this one, only
///   with the key of a certificate that names the same: so it is compared and shown, and never read
///   as a point of its curve, which takes longer than verifying a signature does
/// @param generation raised by every reset
/// @param newest the end of its journal as far as the companion has it
/// @param lastEventAt when the newest event came
public record KnownLock(
    LockId id, Octets signingKey, Generation generation, JournalHead newest, Instant lastEventAt) {

  /// A lock by its first event, which says nothing of what came before.
  public static KnownLock byFirstEvent(LockCertificate lock, Generation generation, Instant at) {
    return new KnownLock(lock.lockId(), encoded(lock), generation, JournalHead.EMPTY, at);
  }

  private static Octets encoded(LockCertificate lock) {
    return Cbor.encode(lock.signingKey().toCbor());
  }

  /// Whether a certificate names the key that this lock signs with.
  public boolean signsAs(LockCertificate certificate) {
    return signingKey.equals(encoded(certificate));
  }

  /// This lock after one more event.
  public KnownLock with(Generation now, JournalHead head, Instant at) {
    return new KnownLock(id, signingKey, now, head, at);
  }
}
