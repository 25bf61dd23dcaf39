package dev.mortise.lock.body;

/// The beeps of the lock. The siren is not among them: it is never muted (D-7).
public enum Tone {

  /// A key was felt.
  KEY,

  /// What was asked has been done (LK-13).
  CONFIRMED,

  /// What was asked has not been done.
  REFUSED,

  /// The doorbell.
  DOORBELL
}
