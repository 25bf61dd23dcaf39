package dev.mortise.authority.invitation;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the terms of an invitation mean to the lock: its times, and how much it gives.
public final class InvitationTerms {

  private InvitationTerms() {}

  /// Why an invitation with these times is not redeemed now, or empty if it is.
  ///
  /// One that makes an administrator stands open for 15 minutes in all. It does not say when it was
  /// signed, so the lock takes its beginning for that, and redeems it in its last quarter of an
  /// hour only.
  public static Optional<Refusal> refusal(
      Invitation invitation, Instant now, InvitationPolicy policy) {
    if (now.isAfter(invitation.redeemBy())) {
      return Optional.of(Refusal.INVITATION_EXPIRED);
    }
    if (invitation.until().filter(end -> !end.isAfter(invitation.from())).isPresent()) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    boolean bounded =
        switch (invitation.role()) {
          case ADMINISTRATOR -> isShort(invitation, now, policy);
          case VISITOR -> endsSoon(invitation, policy);
          case USER, ALARMS_ONLY -> true;
          case LINKED_LOCK, REMOTE_CONTROLLER, DOOR_SENSOR -> false;
        };
    return bounded ? Optional.empty() : Optional.of(Refusal.INVALID_ARGUMENTS);
  }

  /// Why this key cannot give what the invitation gives, or empty if it can: nobody lets in a key
  /// that may do more than their own, or for longer.
  public static Optional<Refusal> refusalToGrant(EnrolledKey inviter, Invitation invitation) {
    boolean within =
        inviter.limits().filter(own -> !own.containsAll(granted(invitation))).isEmpty()
            && inviter.validity().until().filter(end -> outlasts(invitation, end)).isEmpty();
    return within ? Optional.empty() : Optional.of(Refusal.NOT_PERMITTED);
  }

  /// What the role may do of what is named; naming the rest grants nothing.
  private static Set<Operation> granted(Invitation invitation) {
    return invitation.operations().stream()
        .filter(named -> !AuthorityTable.channels(invitation.role(), named).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean outlasts(Invitation invitation, Instant end) {
    return invitation.until().filter(last -> !last.isAfter(end)).isEmpty();
  }

  private static boolean isShort(Invitation invitation, Instant now, InvitationPolicy policy) {
    Instant latestByItself = invitation.from().plus(policy.administratorLife());
    Instant latestByClock = now.plus(policy.administratorLife()).plus(policy.clockTolerance());
    return !invitation.redeemBy().isAfter(latestByItself)
        && !invitation.redeemBy().isAfter(latestByClock);
  }

  private static boolean endsSoon(Invitation invitation, InvitationPolicy policy) {
    Instant latest = invitation.from().plus(policy.visitorLongest());
    return invitation.until().filter(end -> !end.isAfter(latest)).isPresent();
  }

  /// When the key may do anything. A beginning that has passed is dropped: a key without an end is
  /// not bound to time, and works while the lock does not know it (D-17).
  public static Validity validity(Invitation invitation, Instant now) {
    return new Validity(Optional.of(invitation.from()).filter(now::isBefore), invitation.until());
  }
}
