package dev.mortise.sim.device.sense;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.biometric.palm.PalmMatcher;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.biometric.palm.PalmTemplate;
import dev.mortise.credential.CredentialKind;
import dev.mortise.user.Household;
import java.util.Set;

/// What the palm scanner makes of a palm.
final class Palms {

  /// What it reads.
  static final SensorMemory.Reads<PalmSlot, PalmTemplate> READS =
      new SensorMemory.Reads<>(
          BiometricKind.PALM_VEIN, CredentialKind.PALM_VEIN, PalmTemplate.class, PalmSlot::new);

  private Palms() {}

  /// What the machine is told of a palm; its features are wiped.
  static PalmSample sample(
      SensorMemory<PalmSlot, PalmTemplate, PalmMatcher> memory,
      PalmCapture capture,
      Household household,
      RecentMisses misses) {
    return switch (capture) {
      case PalmCapture.PoorQuality(var fault) -> new PalmSample.PoorQuality(fault);
      case PalmCapture.AttackPresentation() -> new PalmSample.AttackPresentation();
      case PalmCapture.Captured(var features) -> {
        try (features) {
          PalmMatcher ready = memory.matcher(household);
          PalmTemplate template = memory.remember(ready.protect(features));
          PalmOutcome outcome = ready.identify(features, misses);
          yield new PalmSample.Captured(
              template.digest(),
              outcome,
              outcome instanceof PalmOutcome.Match
                  ? Set.of()
                  : memory.unlike(earlier -> ready.samePalm(features, earlier)));
        }
      }
    };
  }
}
