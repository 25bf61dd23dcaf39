package dev.mortise.biometric.face;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.protect.ProtectedGallery;

/// The port to whoever protects and compares faces: a gallery of enrolled faces and a search in it.
///
/// It holds the lock's key of this epoch, compares protected templates alone and belongs to the one
/// thread that owns the lock. The same gallery and probe give the same outcome on every machine,
/// whatever the order of enrolment, and the work of a search does not depend on which reference
/// matches.
public interface FaceMatcher extends ProtectedGallery<FaceSlot, FaceTemplate> {

  /// The most references that one slot holds: one a pose (LK-32).
  int REFERENCES_MAX = FacePose.values().length;

  /// The protected form of these features under the lock's key. The features are read during the
  /// call and not kept: closing them stays the caller's duty. The caller closes the template too.
  ///
  /// @throws IllegalArgumentException if the features are of another model's dimension
  FaceTemplate protect(FaceFeatures features);

  /// Looks the probe up among all enrolled faces. Of equal best scores of one person the lowest
  /// slot wins.
  ///
  /// @throws IllegalArgumentException if the template was not made under this matcher's key and
  ///   epoch
  FaceOutcome identify(FaceTemplate probe, RecentMisses misses);

  /// Whether two looks are likely of one face, as the poses of an enrolment must be: of ten
  /// thousand strangers one is taken for the same.
  ///
  /// @throws IllegalArgumentException if a template was not made under this matcher's key and epoch
  boolean sameFace(FaceTemplate one, FaceTemplate other);
}
