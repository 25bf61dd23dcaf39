package dev.mortise.journal.event;

/// Why an operation was not done, in Matter's terms where it has one.
public enum OperationError {

  /// For none of the other reasons.
  UNSPECIFIED("unspecified"),

  /// Nobody's credential: a wrong try.
  INVALID_CREDENTIAL("invalid-credential"),

  /// The user is disabled (ST-1).
  DISABLED_USER_DENIED("disabled-user-denied"),

  /// Outside the validity of user or key, or of a schedule (LK-10, ST-4).
  RESTRICTED("restricted"),

  /// The battery cannot drive the bolt (LK-50).
  INSUFFICIENT_BATTERY("insufficient-battery"),

  /// Privacy mode admits only administrators (LK-51).
  PRIVACY_MODE("privacy-mode"),

  /// Remote unlock is switched off (LK-37).
  REMOTE_UNLOCK_OFF("remote-unlock-off"),

  /// The operating mode refuses it (ST-6).
  NO_REMOTE_LOCK_UNLOCK("no-remote-lock-unlock"),

  /// The second credential did not follow in time (ST-7).
  NOT_ENOUGH_CREDENTIALS("not-enough-credentials"),

  /// It is bound to time, and the lock does not know the time (D-17).
  TIME_UNKNOWN("time-unknown");

  private final String wireText;

  OperationError(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
