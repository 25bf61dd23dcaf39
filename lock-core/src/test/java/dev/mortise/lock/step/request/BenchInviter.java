package dev.mortise.lock.step.request;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Makes invitations as an administrator's phone does, and redeems them as a newcomer's.
///
/// @param owner whose invitations they are
record BenchInviter(BenchPhone owner) {

  /// What every code of the bench is made of.
  static final SecretBytes SECRET = SecretBytes.copyOf(Octets.ofHex("5e".repeat(16)).copy());

  private static final Instant NOW = LockBench.MORNING;
  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

  /// An invitation that begins in the morning.
  ///
  /// @param validFor how long the key shall work; zero means without end
  /// @param redeemIn how long the invitation is open
  Invitation invitation(
      int serial, KeyRole role, Optional<UserIndex> user, Duration validFor, Duration redeemIn) {
    InvitationSerial number = owner.serial(serial);
    ArgumentSeal seal =
        new ArgumentSeal(
            owner.lock().lockId(),
            owner.lock().generation(),
            owner.signing().publicKey().id(),
            number.octets(),
            SealPurpose.INVITE);
    Octets sealed =
        seal.seal(
                SECRET,
                owner.lock().agreement().publicKey(),
                Entropy.of(Octets.ofHex("07".repeat(32)).copy()))
            .octets();
    return new Invitation(
        owner.lock().lockId(),
        owner.lock().generation(),
        number,
        sealed,
        user,
        role,
        ALL,
        NOW,
        validFor.isZero() ? Optional.empty() : Optional.of(NOW.plus(validFor)),
        NOW.plus(redeemIn),
        user.map(_ -> owner.accessVersion()));
  }

  /// A visitor's invitation for a day.
  Invitation visitor(int serial) {
    return invitation(
        serial, KeyRole.VISITOR, Optional.empty(), Duration.ofHours(24), Duration.ofHours(24));
  }

  /// The same invitation for fewer operations.
  static Invitation narrowed(Invitation wide, Set<Operation> operations) {
    return new Invitation(
        wide.lock(),
        wide.generation(),
        wide.serial(),
        wide.sealedSecret(),
        wide.user(),
        wide.role(),
        operations,
        wide.from(),
        wide.until(),
        wide.redeemBy(),
        wide.seen());
  }

  /// The same invitation by somebody who saw another access list, or none.
  static Invitation seeing(Invitation made, Optional<AccessVersion> seen) {
    return new Invitation(
        made.lock(),
        made.generation(),
        made.serial(),
        made.sealedSecret(),
        made.user(),
        made.role(),
        made.operations(),
        made.from(),
        made.until(),
        made.redeemBy(),
        seen);
  }

  /// Has a phone redeem an invitation that somebody signed; the result in words.
  String redeem(BenchPhone by, Invitation invitation, BenchPhone signer) {
    Octets envelope =
        CoseSign1.sign(SignatureType.INVITATION, invitation.encode(), signer.signing());
    Pair.Invited invited = new Pair.Invited(invitation.serial(), envelope);
    return BenchPhone.result(by.send(by.pair(invitation.role(), SECRET, Optional.of(invited))));
  }
}
