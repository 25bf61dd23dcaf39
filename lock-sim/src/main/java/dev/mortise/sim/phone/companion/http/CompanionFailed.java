package dev.mortise.sim.phone.companion.http;

import java.io.IOException;

/// The companion did not do what it was asked. The message is one sentence for people.
public final class CompanionFailed extends IOException {

  private static final long serialVersionUID = 1L;

  /// Why it did not.
  public enum Reason {
    /// No connection, or none that lasted.
    UNREACHABLE,

    /// Its certificate is not one that the phone trusts.
    NOT_TRUSTED,

    /// The session is over, or there was none.
    SIGNED_OUT,

    /// What was asked for is not there for this account.
    NOT_FOUND,

    /// The companion has no word from the lock.
    LOCK_UNREACHABLE,

    /// It refused: the message says why.
    REFUSED,

    /// What it said makes no sense.
    BROKEN
  }

  private final Reason reason;

  /// @param message one sentence for people
  public CompanionFailed(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// @param message one sentence for people
  public CompanionFailed(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// Why it did not.
  public Reason reason() {
    return reason;
  }

  /// The sentence for people.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
