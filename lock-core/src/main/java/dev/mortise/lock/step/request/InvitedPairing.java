package dev.mortise.lock.step.request;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.authority.invitation.InvitationTerms;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.SealedArguments;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import java.time.Instant;
import java.util.Optional;

/// Enrolling an app that redeems an invitation: an enrolled administrator's signed word, and the
/// secret that only the invited were told.
final class InvitedPairing {

  private InvitedPairing() {}

  static void asked(Turn turn, Origin origin, Pair pair) {
    Pair.Invited invited = pair.invited().orElseThrow();
    Optional<Refusal> refusal = refusalToLook(turn, pair);
    if (refusal.isPresent()) {
      origin.refuse(turn, refusal.get());
      return;
    }
    switch (SignerCheck.of(turn, invited.envelope(), SignatureType.INVITATION)) {
      case SignerCheck.Unknown(Refusal reason) -> origin.refuse(turn, reason);
      case SignerCheck.Signed(EnrolledKey inviter, Octets payload) -> {
        try {
          redeem(turn, origin, pair, inviter, Invitation.decode(payload));
        } catch (MalformedCbor e) {
          origin.refuse(turn, Refusal.MALFORMED);
        }
      }
    }
  }

  /// Why the invitation is not even looked at. Attempts are bounded, because each costs the lock a
  /// signature and two agreements.
  private static Optional<Refusal> refusalToLook(Turn turn, Pair pair) {
    if (!pair.lock().equals(turn.stored().identity().lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    Optional<RequestDesk> desk =
        turn.live().requests().redeeming(turn.now(), turn.policy().pairing().attempts());
    if (desk.isEmpty()) {
      return Optional.of(Refusal.TOO_MANY_ATTEMPTS);
    }
    turn.remember(turn.live().with(desk.get()));
    if (pair.sealedWifi().isPresent()) {
      return Optional.of(Refusal.UNSUPPORTED);
    }
    return turn.wall().isPresent() ? Optional.empty() : Optional.of(Refusal.TIME_UNKNOWN);
  }

  private static void redeem(
      Turn turn, Origin origin, Pair pair, EnrolledKey inviter, Invitation invitation) {
    Instant now = turn.wall().orElseThrow();
    Optional<Refusal> refusal =
        refusalOfInvitation(turn, origin, inviter, invitation, now)
            .or(() -> refusalOfNewcomer(turn, pair, invitation));
    if (refusal.isPresent()) {
      origin.refuse(turn, refusal.get());
      return;
    }
    Optional<PairingKeys> opened = keys(turn, inviter, invitation, pair);
    if (opened.isEmpty()) {
      origin.refuse(turn, Refusal.INVALID_ARGUMENTS);
      return;
    }
    PairingKeys keys = opened.get();
    if (!keys.isConfirmedByApp(pair.confirmation())) {
      origin.refuse(turn, Refusal.WRONG_SECRET);
      return;
    }
    Optional<InvitationBook> redeemed =
        turn.stored().invitations().redeem(invitation.serial(), invitation.redeemBy(), now);
    if (redeemed.isEmpty()) {
      origin.refuse(turn, Refusal.NO_ROOM);
      return;
    }
    turn.store(turn.stored().with(redeemed.get()));
    NewKey.enrol(turn, key(pair, invitation, now));
    Receipts.paired(turn, origin, keys.confirmLock());
  }

  private static Optional<Refusal> refusalOfInvitation(
      Turn turn, Origin origin, EnrolledKey inviter, Invitation invitation, Instant now) {
    Identity lock = turn.stored().identity();
    if (!invitation.lock().equals(lock.lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    if (!invitation.generation().equals(lock.generation())) {
      return Optional.of(Refusal.WRONG_GENERATION);
    }
    if (KeyRights.refusal(turn, inviter, Operation.INVITE, origin.channel()).isPresent()) {
      return Optional.of(Refusal.REVOKED);
    }
    return turn.stored()
        .invitations()
        .refusal(invitation.serial(), invitation.redeemBy())
        .or(() -> InvitationTerms.refusal(invitation, now, turn.policy().authority().invitations()))
        .or(() -> InvitationTerms.refusalToGrant(inviter, invitation));
  }

  private static Optional<Refusal> refusalOfNewcomer(Turn turn, Pair pair, Invitation invitation) {
    if (!pair.invited().orElseThrow().serial().equals(invitation.serial())
        || pair.role() != invitation.role()) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    return refusalOfUser(turn, invitation)
        .or(() -> NewKey.refusal(turn, turn.stored().access(), pair));
  }

  /// Why the key cannot be this user's, or empty if it can. Who has the number now may be another
  /// than the one it was made for: with a deleted user go the invitations that lie open, of which
  /// the lock knows nothing (LK-81).
  private static Optional<Refusal> refusalOfUser(Turn turn, Invitation invitation) {
    AccessVersion now = turn.stored().access().version();
    if (invitation.seen().filter(seen -> seen.compareTo(now) > 0).isPresent()) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    return invitation.user().isEmpty()
            || turn.stored()
                .household()
                .user(invitation.user().get())
                .filter(user -> user.isShownBy(invitation.seen()))
                .isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.USER_UNKNOWN);
  }

  /// What follows from the secret that the inviter sealed to this lock; empty if there is none.
  private static Optional<PairingKeys> keys(
      Turn turn, EnrolledKey inviter, Invitation invitation, Pair pair) {
    Identity lock = turn.stored().identity();
    ArgumentSeal seal =
        new ArgumentSeal(
            lock.lockId(),
            lock.generation(),
            inviter.id(),
            invitation.serial().octets(),
            SealPurpose.INVITE);
    return SealedArguments.open(
            seal,
            lock.agreement(),
            invitation.sealedSecret(),
            secret ->
                secret.length() == PairingCode.SECRET_SIZE
                    ? Optional.of(NewKey.keys(turn, pair, secret))
                    : Optional.<PairingKeys>empty())
        .flatMap(keys -> keys);
  }

  private static EnrolledKey key(Pair pair, Invitation invitation, Instant now) {
    return new EnrolledKey(
        pair.signingKey(),
        pair.agreementKey(),
        invitation.role(),
        invitation.user(),
        pair.account(),
        pair.name(),
        Optional.of(invitation.operations()),
        InvitationTerms.validity(invitation, now),
        Optional.of(invitation.serial()));
  }
}
