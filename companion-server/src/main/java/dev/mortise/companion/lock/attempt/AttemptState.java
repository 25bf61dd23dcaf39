package dev.mortise.companion.lock.attempt;

import java.util.Locale;

/// How far a request to a lock has come.
public enum AttemptState {
  /// Stored; it will be sent when the lock is connected.
  ACCEPTED,

  /// Sent, or about to be: the lock may have it.
  DISPATCHED,

  /// The lock's receipt says done.
  DONE,

  /// The lock says no.
  REFUSED,

  /// It was never sent, and will not be; or, to a stranger who asked to pair, it came to nothing.
  EXPIRED,

  /// It was sent, or may have been, and no receipt came. Nobody here knows, until the lock's
  /// receipt comes after all; it is not sent again.
  UNKNOWN;

  /// The word for it in rows and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether anything may still change.
  public boolean isOpen() {
    return this == ACCEPTED || this == DISPATCHED;
  }

  static AttemptState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
