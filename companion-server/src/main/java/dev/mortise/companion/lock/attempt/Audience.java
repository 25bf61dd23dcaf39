package dev.mortise.companion.lock.attempt;

/// To whom it is told how an attempt ended.
public enum Audience {
  /// To somebody who shares the lock, or holds an invitation to it: all of it.
  ACQUAINTED,

  /// To somebody who may have made up the lock's id: nothing that only a lock could know, unless
  /// the lock signed it (SEC-17).
  STRANGER
}
