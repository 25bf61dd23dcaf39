package dev.mortise.authority.invitation;

import java.time.Duration;

/// What an invitation may grant, whoever signed it.
///
/// @param administratorLife how long one that makes an administrator may be redeemed
/// @param clockTolerance how far the inviter's clock may be ahead of the lock's
/// @param visitorLongest the longest validity of a visitor's key
public record InvitationPolicy(
    Duration administratorLife, Duration clockTolerance, Duration visitorLongest) {

  /// What protocol.md says. Apps correct a clock that is 60 s off, so no more is tolerated.
  public static final InvitationPolicy DEFAULT =
      new InvitationPolicy(Duration.ofMinutes(15), Duration.ofSeconds(60), Duration.ofDays(30));
}
