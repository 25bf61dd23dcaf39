package dev.mortise.biometric.fingerprint;

import dev.mortise.protocol.Octets;
import java.util.Set;

/// One touch of the reader as the machine sees it: a fact with no feature of the finger in it.
public sealed interface FingerSample {

  /// Refused as poor quality, which is not a wrong try (LK-34).
  ///
  /// @param fault what to tell the person
  record PoorQuality(QualityFault fault) implements FingerSample {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3). Nothing was compared, so
  /// that an attack learns nothing of whose finger would have matched; it is counted apart from
  /// those that were.
  record AttackPresentation() implements FingerSample {}

  /// A usable print, already matched against the enrolled ones.
  ///
  /// @param templateDigest [FingerprintTemplate#digest()], by which an enrolment names the template
  ///   to keep
  /// @param outcome whose finger it is
  /// @param unlike the digests of earlier touches that the reader remembers and takes for another
  ///   finger; looked at in an enrolment, and told only if nobody's finger was recognised
  record Captured(Octets templateDigest, MatchOutcome outcome, Set<Octets> unlike)
      implements FingerSample {

    public Captured {
      unlike = Set.copyOf(unlike);
    }

    /// A print that nothing speaks against being that of an earlier touch.
    public Captured(Octets templateDigest, MatchOutcome outcome) {
      this(templateDigest, outcome, Set.of());
    }
  }
}
