package dev.mortise.lock;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.journal.JournalHead;
import dev.mortise.lock.stored.Identity;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Household;
import dev.mortise.visitor.VisitorLedger;

/// What survives a restart, a power cut, an empty battery: the security state, one sealed record in
/// the flash.
///
/// It holds secrets in the clear, because the shell seals it as a whole.
///
/// @param identity which lock this is
/// @param household its users with their credentials
/// @param lockOut the counters of wrong tries
/// @param modes the modes that are on
/// @param settings what the household has adjusted
/// @param access the keys that the lock has enrolled
/// @param journal the end of the chain of events
/// @param invitations which invitations are worth nothing any more
/// @param visitors what is known of one-time visitor passcodes
public record StoredState(
    Identity identity,
    Household household,
    LockOut lockOut,
    Modes modes,
    Settings settings,
    AccessList access,
    JournalHead journal,
    InvitationBook invitations,
    VisitorLedger visitors) {

  /// A lock as it leaves the factory.
  ///
  /// @param signingKey the public half of the key in its secure element
  public static StoredState blank(LockId lockId, SigningKey signingKey, Entropy entropy) {
    return new StoredState(
        Identity.fresh(lockId, signingKey, Generation.FIRST, entropy),
        Household.EMPTY,
        LockOut.NONE,
        Modes.DEFAULT,
        Settings.DEFAULT,
        AccessList.EMPTY,
        JournalHead.EMPTY,
        InvitationBook.EMPTY,
        VisitorLedger.EMPTY);
  }

  /// This lock after a reset: everything personal is gone, the journal goes on (LK-29, D-16).
  public StoredState afterReset(Entropy entropy) {
    return new StoredState(
        identity.afterReset(entropy),
        Household.EMPTY,
        LockOut.NONE,
        Modes.DEFAULT,
        Settings.DEFAULT,
        AccessList.EMPTY,
        journal,
        InvitationBook.EMPTY,
        VisitorLedger.EMPTY);
  }

  /// The same with another identity.
  public StoredState with(Identity other) {
    return new StoredState(
        other, household, lockOut, modes, settings, access, journal, invitations, visitors);
  }

  /// The same with another household.
  public StoredState with(Household other) {
    return new StoredState(
        identity, other, lockOut, modes, settings, access, journal, invitations, visitors);
  }

  /// The same with other counters of wrong tries.
  public StoredState with(LockOut other) {
    return new StoredState(
        identity, household, other, modes, settings, access, journal, invitations, visitors);
  }

  /// The same with other modes.
  public StoredState with(Modes other) {
    return new StoredState(
        identity, household, lockOut, other, settings, access, journal, invitations, visitors);
  }

  /// The same with other settings.
  public StoredState with(Settings other) {
    return new StoredState(
        identity, household, lockOut, modes, other, access, journal, invitations, visitors);
  }

  /// The same with another access list. An app that is taken out takes its visitor passcodes along.
  public StoredState with(AccessList other) {
    VisitorLedger remaining =
        visitors.retain(other.keys().stream().map(EnrolledKey::id).collect(toUnmodifiableSet()));
    return new StoredState(
        identity, household, lockOut, modes, settings, other, journal, invitations, remaining);
  }

  /// The same with another end of the chain.
  public StoredState with(JournalHead other) {
    return new StoredState(
        identity, household, lockOut, modes, settings, access, other, invitations, visitors);
  }

  /// The same with another book of invitations.
  public StoredState with(InvitationBook other) {
    return new StoredState(
        identity, household, lockOut, modes, settings, access, journal, other, visitors);
  }

  /// The same with another ledger of visitor passcodes.
  public StoredState with(VisitorLedger other) {
    return new StoredState(
        identity, household, lockOut, modes, settings, access, journal, invitations, other);
  }
}
