package dev.mortise.sim.phone.memory;

import dev.mortise.authority.KeyRole;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import java.util.List;
import java.util.Optional;

/// What a phone knows of a lock it is paired with.
///
/// @param identity the lock's own words are verified by this
/// @param role what the phone is there
/// @param name what the phone's owner calls the lock
/// @param verified the end of the events that the phone has verified
/// @param visitors where the phone stands in its one-time passcodes, once they are on
/// @param radio where the lock was last found nearby
/// @param names what its people and apps are called
/// @param unnoted passcodes that the companion has not been told of
public record PairedLock(
    LockIdentity identity,
    KeyRole role,
    DisplayName name,
    JournalHead verified,
    Optional<VisitorIssue> visitors,
    Optional<RadioAddress> radio,
    KnownNames names,
    List<PasscodeNote> unnoted) {

  /// As many as one can make in a day; older ones are over before they would be noted.
  public static final int UNNOTED_MAX = 96;

  public PairedLock {
    int from = Math.max(0, unnoted.size() - UNNOTED_MAX);
    unnoted = List.copyOf(unnoted.subList(from, unnoted.size()));
  }

  /// A lock as it is known after pairing.
  public static PairedLock begin(LockIdentity identity, KeyRole role, DisplayName name) {
    return new PairedLock(
        identity,
        role,
        name,
        JournalHead.EMPTY,
        Optional.empty(),
        Optional.empty(),
        KnownNames.NONE,
        List.of());
  }

  /// Which lock it is.
  public LockId id() {
    return identity.lock();
  }

  /// The same, paired again: what was verified of its events still is, unless it has other keys.
  public PairedLock paired(LockIdentity again, KeyRole as) {
    boolean sameSigner = identity.keys().signing().equals(again.keys().signing());
    boolean sameKeys = identity.equals(again);
    return new PairedLock(
        again,
        as,
        name,
        sameSigner ? verified : JournalHead.EMPTY,
        sameKeys ? visitors : Optional.empty(),
        radio,
        sameKeys ? names : names.unread(),
        unnoted);
  }

  /// The same under another name.
  public PairedLock called(DisplayName other) {
    return new PairedLock(identity, role, other, verified, visitors, radio, names, unnoted);
  }

  /// The same, verified up to here.
  public PairedLock verified(JournalHead head) {
    return new PairedLock(identity, role, name, head, visitors, radio, names, unnoted);
  }

  /// The same, with this state of its one-time passcodes.
  public PairedLock visitors(VisitorIssue issue) {
    return new PairedLock(
        identity, role, name, verified, Optional.of(issue), radio, names, unnoted);
  }

  /// The same, found nearby at this address.
  public PairedLock radio(RadioAddress address) {
    return new PairedLock(
        identity, role, name, verified, visitors, Optional.of(address), names, unnoted);
  }

  /// The same, with what people and apps are called now.
  public PairedLock names(KnownNames known) {
    return new PairedLock(identity, role, name, verified, visitors, radio, known, unnoted);
  }

  /// The same, with these passcodes still to be noted.
  public PairedLock unnoted(List<PasscodeNote> notes) {
    return new PairedLock(identity, role, name, verified, visitors, radio, names, notes);
  }
}
