package dev.mortise.biometric.face;

import dev.mortise.protocol.Octets;
import java.util.Set;

/// One face before the camera as the machine sees it: a fact with no feature of the face in it.
public sealed interface FaceSample {

  /// Refused as poor quality, which is not a wrong try (LK-32).
  ///
  /// @param fault what to tell the person
  record PoorQuality(FaceFault fault) implements FaceSample {}

  /// The sensor holds this for an attack presentation (ISO/IEC 30107-3). Nothing was compared, so
  /// that an attack learns nothing of whose face would have matched; it is counted apart from those
  /// that were.
  record AttackPresentation() implements FaceSample {}

  /// A usable face, already matched against the enrolled ones.
  ///
  /// @param templateDigest [FaceTemplate#digest()], by which an enrolment names the template to
  ///   keep
  /// @param pose how the head was held; an enrolment asks for one pose after the other
  /// @param outcome whose face it is
  /// @param unlike the digests of earlier faces that the camera remembers and takes for another
  ///   person's; looked at in an enrolment
  record Captured(Octets templateDigest, FacePose pose, FaceOutcome outcome, Set<Octets> unlike)
      implements FaceSample {

    public Captured {
      unlike = Set.copyOf(unlike);
    }

    /// A face that nothing speaks against being that of an earlier look.
    public Captured(Octets templateDigest, FacePose pose, FaceOutcome outcome) {
      this(templateDigest, pose, outcome, Set.of());
    }
  }
}
