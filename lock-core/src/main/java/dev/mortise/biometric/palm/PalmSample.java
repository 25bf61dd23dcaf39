package dev.mortise.biometric.palm;

import dev.mortise.protocol.Octets;
import java.util.Set;

/// One palm above the sensor as the machine sees it: a fact with no feature of the palm in it.
public sealed interface PalmSample {

  /// Refused as poor quality, which is not a wrong try.
  ///
  /// @param fault what to tell the person
  record PoorQuality(PalmFault fault) implements PalmSample {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3). Nothing was compared; it
  /// is counted apart from those that were.
  record AttackPresentation() implements PalmSample {}

  /// A usable palm, already matched against the enrolled ones.
  ///
  /// @param templateDigest [PalmTemplate#digest()], by which an enrolment names the template to
  ///   keep
  /// @param outcome whose palm it is
  /// @param unlike the digests of earlier palms that the scanner remembers and takes for another
  ///   one; looked at in an enrolment, and told only if nobody's palm was recognised
  record Captured(Octets templateDigest, PalmOutcome outcome, Set<Octets> unlike)
      implements PalmSample {

    public Captured {
      unlike = Set.copyOf(unlike);
    }

    /// A palm that nothing speaks against being that of an earlier reading.
    public Captured(Octets templateDigest, PalmOutcome outcome) {
      this(templateDigest, outcome, Set.of());
    }
  }
}
