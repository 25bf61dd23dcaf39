package dev.mortise.biometric.palm;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.protect.ProtectedGallery;

/// The port to whoever protects and compares palms: a gallery of enrolled palms and a search in it.
///
/// It holds the lock's key of this epoch, compares protected templates alone and belongs to the one
/// thread that owns the lock. The same gallery and probe give the same outcome on every machine,
/// whatever the order of enrolment, and the work of a search does not depend on which reference
/// matches.
public interface PalmMatcher extends ProtectedGallery<PalmSlot, PalmTemplate> {

  /// The most references that one slot holds.
  int REFERENCES_MAX = 3;

  /// The protected form of these features under the lock's key. The features are read during the
  /// call and not kept: closing them stays the caller's duty. The caller closes the template too.
  ///
  /// @throws IllegalArgumentException if the features are of another shape than the model's
  PalmTemplate protect(PalmFeatures features);

  /// Looks the probe up among all enrolled palms. It comes as features, because a palm lies a
  /// little elsewhere each time: it is shifted first and protected after, once for every shift. Of
  /// equal best scores of one person the lowest slot wins.
  ///
  /// @throws IllegalArgumentException if the features are of another shape than the model's
  PalmOutcome identify(PalmFeatures probe, RecentMisses misses);

  /// Whether two readings are likely of one palm, as those of an enrolment must be: of ten thousand
  /// strangers one is taken for the same. Two that show too little of the same place are not.
  ///
  /// @throws IllegalArgumentException if the features are of another shape than the model's, or the
  ///   template was not made under this matcher's key and epoch
  boolean samePalm(PalmFeatures one, PalmTemplate other);
}
