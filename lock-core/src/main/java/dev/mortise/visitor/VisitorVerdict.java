package dev.mortise.visitor;

import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.VisitorReference;

/// What an entry at the keypad is to the one-time codes.
public sealed interface VisitorVerdict {

  /// A code that opens now, and never again once `after` is stored: that comes before the bolt
  /// moves.
  ///
  /// @param app whose code it is
  /// @param reference which code it is
  /// @param after the ledger in which it is used
  record Accepted(KeyId app, VisitorReference reference, VisitorLedger after)
      implements VisitorVerdict {}

  /// No code that opens: unknown, used, revoked, or too old. It may still be a passcode of the
  /// household; if it is not, it is a wrong try here too.
  ///
  /// @param after the ledger to go on with
  record NoMatch(VisitorLedger after) implements VisitorVerdict {}

  /// One-time codes are refused for now, after too many wrong tries; nothing was compared.
  record Blocked() implements VisitorVerdict {}

  /// No app may make codes, or the entry is not of 8 digits.
  record NotAsked() implements VisitorVerdict {}
}
