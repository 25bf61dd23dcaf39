package dev.mortise.sim.device.sense;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.palm.PalmCapture;
import java.util.EnumMap;
import java.util.Map;

/// What the sensors took presentations for, counted apart by kind, in the terms of ISO/IEC 30107-3:
/// error rates of a matcher are those of bona fide presentations alone. Safe for use by any thread.
public final class Presentations {

  /// What a sensor takes a presentation for.
  public enum Taken {
    /// A living person's, and usable: it was compared.
    BONA_FIDE,

    /// An attack; it was not compared.
    ATTACK,

    /// Nothing usable (failure to acquire); it was not compared.
    NOT_ACQUIRED
  }

  private final Map<BiometricKind, Map<Taken, Long>> counts = new EnumMap<>(BiometricKind.class);

  /// None so far.
  public Presentations() {}

  /// Counts one.
  public void count(FingerCapture capture) {
    count(
        BiometricKind.FINGERPRINT,
        switch (capture) {
          case FingerCapture.Captured _ -> Taken.BONA_FIDE;
          case FingerCapture.AttackPresentation _ -> Taken.ATTACK;
          case FingerCapture.PoorQuality _ -> Taken.NOT_ACQUIRED;
        });
  }

  /// Counts one.
  public void count(FaceCapture capture) {
    count(
        BiometricKind.FACE,
        switch (capture) {
          case FaceCapture.Captured _ -> Taken.BONA_FIDE;
          case FaceCapture.AttackPresentation _ -> Taken.ATTACK;
          case FaceCapture.PoorQuality _ -> Taken.NOT_ACQUIRED;
        });
  }

  /// Counts one.
  public void count(PalmCapture capture) {
    count(
        BiometricKind.PALM_VEIN,
        switch (capture) {
          case PalmCapture.Captured _ -> Taken.BONA_FIDE;
          case PalmCapture.AttackPresentation _ -> Taken.ATTACK;
          case PalmCapture.PoorQuality _ -> Taken.NOT_ACQUIRED;
        });
  }

  private synchronized void count(BiometricKind kind, Taken taken) {
    counts.computeIfAbsent(kind, _ -> new EnumMap<>(Taken.class)).merge(taken, 1L, Long::sum);
  }

  /// How many there were.
  public synchronized long of(BiometricKind kind, Taken taken) {
    return counts.getOrDefault(kind, Map.of()).getOrDefault(taken, 0L);
  }
}
