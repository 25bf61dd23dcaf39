package dev.mortise.sim.device.sense;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.face.FaceMatcher;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.face.FaceTemplate;
import dev.mortise.credential.CredentialKind;
import dev.mortise.user.Household;

/// What the camera makes of a face.
final class Faces {

  /// What it reads.
  static final SensorMemory.Reads<FaceSlot, FaceTemplate> READS =
      new SensorMemory.Reads<>(
          BiometricKind.FACE, CredentialKind.FACE, FaceTemplate.class, FaceSlot::new);

  private Faces() {}

  /// What the machine is told of a face; its features are wiped.
  static FaceSample sample(
      SensorMemory<FaceSlot, FaceTemplate, FaceMatcher> memory,
      FaceCapture capture,
      Household household,
      RecentMisses misses) {
    return switch (capture) {
      case FaceCapture.PoorQuality(var fault) -> new FaceSample.PoorQuality(fault);
      case FaceCapture.AttackPresentation() -> new FaceSample.AttackPresentation();
      case FaceCapture.Captured(var features, var pose) -> {
        try (features) {
          FaceMatcher ready = memory.matcher(household);
          FaceTemplate template = memory.remember(ready.protect(features));
          yield new FaceSample.Captured(
              template.digest(),
              pose,
              ready.identify(template, misses),
              memory.unlike(earlier -> ready.sameFace(template, earlier)));
        }
      }
    };
  }
}
