package dev.mortise.biometric.palm;

import dev.mortise.biometric.MatchScore;

/// The answer to "whose palm is this?" in an open set: one enrolled slot, nobody's, or no answer.
public sealed interface PalmOutcome {

  /// No enrolled palm reaches the threshold, or two people are too close to tell which of them it
  /// is. The best score is not told: it would help to climb towards a match.
  record NoMatch() implements PalmOutcome {}

  /// Too little of the palm could be seen together with any enrolled one to tell: the person holds
  /// the hand again, and it is not a wrong try.
  record Insufficient() implements PalmOutcome {}

  /// This slot is the best candidate, reaches the threshold and leads over every other person.
  ///
  /// @param slot the enrolled palm
  /// @param score the highest score over the slot's references
  record Match(PalmSlot slot, MatchScore score) implements PalmOutcome {}
}
