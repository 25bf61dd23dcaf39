package dev.mortise.sim.device.sense;

import dev.mortise.biometric.face.FaceMatcher;
import dev.mortise.biometric.face.ProjectedFaceMatcher;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
import dev.mortise.biometric.palm.PalmMatcher;
import dev.mortise.biometric.palm.PermutedPalmMatcher;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.sim.sensor.face.SyntheticFace;
import dev.mortise.sim.sensor.palm.SyntheticPalm;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes the matchers of a lock, each at the first use of its sensor.
///
/// @param fingers of fingerprints
/// @param faces of faces, under the lock's key of this epoch, which the maker does not keep
/// @param palms of palms, likewise
public record Matchers(
    Supplier<FingerprintMatcher> fingers,
    Function<ProtectionKey, FaceMatcher> faces,
    Function<ProtectionKey, PalmMatcher> palms) {

  /// The lock's own, for the synthetic faces and palms of this simulation.
  public static final Matchers USUAL =
      new Matchers(
          () -> new FingerGallery(MatcherParameters.USUAL),
          key ->
              new ProjectedFaceMatcher(
                  SyntheticFace.MODEL,
                  key,
                  ProjectedFaceMatcher.USUAL_BITS,
                  ProjectedFaceMatcher.USUAL_POLICY,
                  kernels()),
          key ->
              new PermutedPalmMatcher(
                  SyntheticPalm.MODEL, key, PermutedPalmMatcher.USUAL_POLICY, kernels()));

  /// The property that forces the kernels: `automatic`, `scalar` or `vector` ([KernelChoice]).
  public static final String KERNELS_PROPERTY = "mortise.kernels";

  private static Kernels kernels() {
    String wanted = System.getProperty(KERNELS_PROPERTY, "automatic");
    return KernelChoice.parse(wanted)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    KERNELS_PROPERTY + " is automatic, scalar or vector, not " + wanted))
        .kernels();
  }
}
