package dev.mortise.journal;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;

/// Holds a lock's events against each other, so that whoever carried them can drop, edit, reorder
/// or invent none unseen (SEC-10). A tail that was cut off shows when [#head()] is compared with
/// the one in a signed answer of the lock.
///
/// @param lock whose events these are
/// @param lockKey the lock's signing key
/// @param generation the newest generation seen
/// @param head the newest event seen
public record JournalVerifier(
    LockId lock, SigningKey lockKey, Generation generation, JournalHead head) {

  /// Checks from the lock's first event on.
  public static JournalVerifier fromTheFirst(LockId lock, SigningKey lockKey) {
    return new JournalVerifier(lock, lockKey, new Generation(0), JournalHead.EMPTY);
  }

  /// Checks one event.
  ///
  /// @param envelope COSE_Sign1 of type event
  public JournalLink check(Octets envelope) {
    CoseSign1 signed;
    try {
      signed = CoseSign1.parse(envelope);
    } catch (MalformedCbor e) {
      return new JournalLink.Faulty(JournalFault.MALFORMED);
    }
    if (!(signed.verify(SignatureType.EVENT, lockKey)
        instanceof SignatureVerdict.Valid(Octets payload))) {
      return new JournalLink.Faulty(JournalFault.BAD_SIGNATURE);
    }
    try {
      return link(EventMessage.decode(payload), payload);
    } catch (MalformedCbor e) {
      return new JournalLink.Faulty(JournalFault.MALFORMED);
    }
  }

  /// Checks where an event belongs whose signature was verified before.
  ///
  /// @param payload what the lock signed, of which `message` was read
  public JournalLink link(EventMessage message, Octets payload) {
    if (!message.lock().equals(lock)) {
      return new JournalLink.Faulty(JournalFault.OTHER_LOCK);
    }
    if (message.sequence() <= head.sequence()) {
      return new JournalLink.Faulty(JournalFault.ALREADY_SEEN);
    }
    if (message.generation().compareTo(generation) < 0) {
      return new JournalLink.Faulty(JournalFault.OLDER_GENERATION);
    }
    JournalHead before = new JournalHead(message.sequence() - 1, message.previous());
    JournalVerifier after =
        new JournalVerifier(lock, lockKey, message.generation(), before.after(payload));
    if (message.sequence() > head.sequence() + 1) {
      return new JournalLink.AfterGap(message, head.sequence() + 1, message.sequence() - 1, after);
    }
    return before.equals(head)
        ? new JournalLink.Next(message, after)
        : new JournalLink.Faulty(JournalFault.BROKEN_HASH);
  }
}
