package dev.mortise.sim.device.sense;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.face.FaceMatcher;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.face.FaceTemplate;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.biometric.palm.PalmMatcher;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.biometric.palm.PalmTemplate;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.user.Household;
import java.util.Set;
import java.util.function.Supplier;

/// All sensors of a lock that read people. It belongs to the lock's thread.
public final class Senses implements AutoCloseable {

  private final Fingers fingers;
  private final SensorMemory<FaceSlot, FaceTemplate, FaceMatcher> faces;
  private final SensorMemory<PalmSlot, PalmTemplate, PalmMatcher> palms;

  /// Sensors whose templates lie in this flash.
  ///
  /// @param keys gives the key of this epoch, which the taker closes
  public Senses(Flash flash, Matchers matchers, Supplier<ProtectionKey> keys) {
    this.fingers = new Fingers(flash, matchers.fingers());
    this.faces = new SensorMemory<>(Faces.READS, flash, matchers.faces(), keys);
    this.palms = new SensorMemory<>(Palms.READS, flash, matchers.palms(), keys);
  }

  /// What the machine is told of a touch.
  ///
  /// @param household the users with their credentials as they are stored
  /// @param misses how often a search came to nothing lately
  public FingerSample sample(FingerCapture capture, Household household, RecentMisses misses) {
    return fingers.sample(capture, household, misses);
  }

  /// What the machine is told of a face.
  public FaceSample sample(FaceCapture capture, Household household, RecentMisses misses) {
    return Faces.sample(faces, capture, household, misses);
  }

  /// What the machine is told of a palm.
  public PalmSample sample(PalmCapture capture, Household household, RecentMisses misses) {
    return Palms.sample(palms, capture, household, misses);
  }

  /// The template that was captured for this slot.
  ///
  /// @throws IllegalStateException if it was never captured, or long ago
  public ProtectedTemplate captured(TemplateSlot slot, Octets digest) {
    return switch (slot.kind()) {
      case FINGERPRINT -> fingers.captured(digest);
      case FACE -> faces.captured(digest);
      case PALM_VEIN -> palms.captured(digest);
    };
  }

  /// From now on the captured templates of these digests are not forgotten: an enrolment that is
  /// under way will ask for them. Others are, once enough newer ones have come.
  public void hold(Set<Octets> digests) {
    fingers.hold(digests);
    faces.hold(digests);
    palms.hold(digests);
  }

  /// Learns what was stored.
  ///
  /// @param household the users with their credentials from now on
  public void follow(FlashChange change, Household household) {
    switch (change) {
      case FlashChange.EraseEverything() -> {
        fingers.erased();
        faces.erased();
        palms.erased();
      }
      case FlashChange.KeepTemplate(var slot, var template) -> kept(slot, template, household);
      case FlashChange.DropTemplates(var slot) -> dropped(slot);
      case FlashChange.AddEvent _, FlashChange.DropEvents _ -> {
        // No sensor keeps events.
      }
    }
  }

  private void kept(TemplateSlot slot, ProtectedTemplate template, Household household) {
    switch (template) {
      case FingerprintTemplate finger ->
          fingers.kept(new FingerSlot(slot.index()), finger, household);
      case FaceTemplate face -> faces.kept(slot.index(), face, household);
      case PalmTemplate palm -> palms.kept(slot.index(), palm, household);
      default -> throw new IllegalStateException("no sensor reads this slot=" + slot);
    }
  }

  private void dropped(TemplateSlot slot) {
    switch (slot.kind()) {
      case FINGERPRINT -> fingers.dropped(new FingerSlot(slot.index()));
      case FACE -> faces.dropped(slot.index());
      case PALM_VEIN -> palms.dropped(slot.index());
    }
  }

  @Override
  public void close() {
    fingers.close();
    faces.close();
    palms.close();
  }
}
