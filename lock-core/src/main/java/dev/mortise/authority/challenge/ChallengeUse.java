package dev.mortise.authority.challenge;

import dev.mortise.protocol.Octets;

/// What using a challenge came to.
public sealed interface ChallengeUse {

  /// It was open and is used now: the command may be done.
  ///
  /// @param after the book in which it is used
  record Fresh(ChallengeBook after) implements ChallengeUse {}

  /// The very same command is under way; its receipt is still to come.
  record UnderWay() implements ChallengeUse {}

  /// The very same command was answered: here is the receipt again, and nothing moves.
  ///
  /// @param receipt the payload of the recorded receipt
  record Repeated(Octets receipt) implements ChallengeUse {}

  /// Another command used it.
  record Spent() implements ChallengeUse {}

  /// It was never given for this, or is no longer alive.
  record Unknown() implements ChallengeUse {}
}
