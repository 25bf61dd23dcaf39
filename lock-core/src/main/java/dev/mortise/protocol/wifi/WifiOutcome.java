package dev.mortise.protocol.wifi;

/// How an attempt to join a network went (LK-26).
public enum WifiOutcome {

  /// The lock is in it.
  JOINED,

  /// There is a network of that name at 5 GHz alone, which the lock does not receive.
  FIVE_GHZ,

  /// The network refuses the password.
  WRONG_PASSWORD,

  /// Nothing of that name is heard, or too faintly.
  NO_SIGNAL
}
