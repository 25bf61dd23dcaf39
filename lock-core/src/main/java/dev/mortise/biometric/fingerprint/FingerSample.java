package dev.mortise.biometric.fingerprint;

import dev.mortise.protocol.Octets;

/// One touch of the reader as the machine sees it: a fact with no feature of the finger in it.
public sealed interface FingerSample {

  /// Refused as poor quality, which is not a wrong try (LK-34).
  ///
  /// @param fault what to tell the person
  record PoorQuality(QualityFault fault) implements FingerSample {}

  /// A usable print, already matched against the enrolled ones.
  ///
  /// @param templateDigest [FingerprintTemplate#digest()], by which an enrolment names the template
  ///   to keep
  /// @param outcome whose finger it is
  record Captured(Octets templateDigest, MatchOutcome outcome) implements FingerSample {}
}
