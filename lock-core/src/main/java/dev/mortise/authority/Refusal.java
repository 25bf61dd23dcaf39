package dev.mortise.authority;

/// Why a lock did not do what it was asked. A refusal changes nothing.
public enum Refusal {

  /// The message is not what the schema says.
  MALFORMED("malformed"),

  /// It is meant for another lock.
  WRONG_LOCK("wrong-lock"),

  /// It was authorised before the lock's last reset.
  WRONG_GENERATION("wrong-generation"),

  /// No such key is enrolled, or the signature is not that key's.
  UNKNOWN_KEY("unknown-key"),

  /// The key's role, or what it was invited for, does not include the operation.
  NOT_PERMITTED("not-permitted"),

  /// The role may do it, but not by this channel.
  WRONG_CHANNEL("wrong-channel"),

  /// The challenge ran out, gave way to newer ones, or was never given. Ask for another.
  STALE_CHALLENGE("stale-challenge"),

  /// The challenge was used for another command already.
  REPLAY_REJECTED("replay-rejected"),

  /// The access list changed since the signer saw it: read it again. Or another command, or a hand,
  /// moved the bolt the other way before this one had it there.
  CHANGED_MEANWHILE("changed-meanwhile"),

  /// The arguments do not fit the operation.
  INVALID_ARGUMENTS("invalid-arguments"),

  /// This lock cannot do that.
  UNSUPPORTED("unsupported"),

  /// Remote unlock is switched off (LK-37).
  REMOTE_UNLOCK_OFF("remote-unlock-off"),

  /// The phone is connected by Bluetooth and shall use that (LK-37).
  NEAR_CONNECTED("near-connected"),

  /// Privacy mode admits only administrators (LK-51).
  PRIVACY_MODE("privacy-mode"),

  /// The system is locked after wrong tries (LK-84).
  SYSTEM_LOCKED("system-locked"),

  /// The battery is too low to drive the bolt (LK-50).
  INSUFFICIENT_BATTERY("insufficient-battery"),

  /// Outside the validity of the user or key (LK-10).
  RESTRICTED("restricted"),

  /// The user needs two credentials and has shown none at the door (ST-7).
  NOT_ENOUGH_CREDENTIALS("not-enough-credentials"),

  /// The user is disabled (ST-1).
  DISABLED_USER("disabled-user"),

  /// The operating mode refuses to lock and unlock remotely (ST-6).
  NO_REMOTE_LOCK_UNLOCK("no-remote-lock-unlock"),

  /// The lock is not in pairing mode.
  NOT_PAIRING("not-pairing"),

  /// The confirmation does not follow from the secret that the screen or the invitation holds.
  WRONG_SECRET("wrong-secret"),

  /// Too many attempts within a second, or too many commands waiting for the bolt.
  TOO_MANY_ATTEMPTS("too-many-attempts"),

  /// The invitation had to be redeemed earlier.
  INVITATION_EXPIRED("invitation-expired"),

  /// The invitation was redeemed before.
  INVITATION_USED("invitation-used"),

  /// The invitation was revoked, or whoever made it no longer may.
  REVOKED("revoked"),

  /// As many are enrolled as the lock holds.
  NO_ROOM("no-room"),

  /// It is bound to time, and the lock does not know the time (D-17).
  TIME_UNKNOWN("time-unknown"),

  /// The household would be left without an administrator (LK-8).
  LAST_ADMINISTRATOR("last-administrator"),

  /// There is no such user.
  USER_UNKNOWN("user-unknown"),

  /// There is no such credential.
  CREDENTIAL_UNKNOWN("credential-unknown"),

  /// Another enrolment is under way (LK-73).
  ENROLMENT_IN_PROGRESS("enrolment-in-progress"),

  /// The passcode is too easy to guess, or lies within another (LK-14, D-13).
  WEAK_PASSCODE("weak-passcode"),

  /// The flash is not the newest the lock has written: only key, handle and reset work (SEC-26).
  RESTORED_FLASH("restored-flash"),

  /// The firmware that is wanted is not newer than the one that runs (LK-85).
  OUTDATED_FIRMWARE("outdated-firmware"),

  /// The bolt did not reach its end (D-18).
  BOLT_JAMMED("bolt-jammed"),

  /// The network is at 5 GHz alone, which the lock does not receive (LK-26).
  WIFI_5_GHZ("wifi-5-ghz"),

  /// The network refuses the password (LK-26).
  WIFI_WRONG_PASSWORD("wifi-wrong-password"),

  /// The lock does not hear the network (LK-26).
  WIFI_NO_SIGNAL("wifi-no-signal"),

  /// The lock's Wi-Fi is switched off (LK-63).
  WIFI_OFF("wifi-off"),

  /// The lock does not reach the companion.
  NO_NETWORK("no-network");

  private final String wireText;

  Refusal(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
