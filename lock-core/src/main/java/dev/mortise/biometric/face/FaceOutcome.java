package dev.mortise.biometric.face;

import dev.mortise.biometric.MatchScore;

/// The answer to "whose face is this?" in an open set: one enrolled slot, or nobody's.
public sealed interface FaceOutcome {

  /// No enrolled face reaches the threshold, or two people are too close to tell which of them it
  /// is. The best score is not told: it would help to climb towards a match.
  record NoMatch() implements FaceOutcome {}

  /// This slot is the best candidate, reaches the threshold and leads over every other person.
  ///
  /// @param slot the enrolled face
  /// @param score the highest score over the slot's references
  record Match(FaceSlot slot, MatchScore score) implements FaceOutcome {}
}
