package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.MatchScore;

/// The answer to "whose finger is this?" in an open set: one enrolled slot, or nobody's.
public sealed interface MatchOutcome {

  /// No enrolled finger reaches the threshold. The best score is not told: it would help to climb
  /// towards a match.
  record NoMatch() implements MatchOutcome {}

  /// This slot is the best candidate and reaches the threshold.
  ///
  /// @param slot the enrolled finger
  /// @param score the highest score over the slot's impressions
  record Match(FingerSlot slot, MatchScore score) implements MatchOutcome {}
}
