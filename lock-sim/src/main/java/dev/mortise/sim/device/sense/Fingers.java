package dev.mortise.sim.device.sense;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.Flash;
import dev.mortise.user.Household;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The reader's memory and the matcher behind it. It belongs to the lock's thread.
///
/// The matcher is made at the first touch, from those templates in the flash that the household
/// names as a credential's: a lock that nobody touches starts without it.
final class Fingers implements AutoCloseable {

  private final Flash flash;
  private final Supplier<FingerprintMatcher> maker;
  private final CapturedTemplates<FingerprintTemplate> captured = new CapturedTemplates<>();
  private @Nullable FingerprintMatcher matcher;

  Fingers(Flash flash, Supplier<FingerprintMatcher> maker) {
    this.flash = flash;
    this.maker = maker;
  }

  /// What the machine is told of a touch.
  ///
  /// @param household the users with their credentials as they are stored
  /// @param misses how often a touch came to nothing lately
  FingerSample sample(FingerCapture capture, Household household, RecentMisses misses) {
    return switch (capture) {
      case FingerCapture.PoorQuality(var fault) -> new FingerSample.PoorQuality(fault);
      case FingerCapture.AttackPresentation() -> new FingerSample.AttackPresentation();
      case FingerCapture.Captured(var template) ->
          searched(captured.remember(template), matcher(household), misses);
    };
  }

  /// Whether it is like the touches before matters in an enrolment alone, in which every finger is
  /// nobody's yet: nobody who is recognised waits for that.
  private FingerSample searched(
      FingerprintTemplate template, FingerprintMatcher ready, RecentMisses misses) {
    MatchOutcome outcome = ready.identify(template, misses);
    if (outcome instanceof MatchOutcome.Match) {
      return new FingerSample.Captured(template.digest(), outcome);
    }
    return new FingerSample.Captured(
        template.digest(),
        outcome,
        captured.unlike(earlier -> ready.sameFinger(template, earlier)));
  }

  /// The captured template of this digest.
  ///
  /// @throws IllegalStateException if it was never captured, or long ago
  FingerprintTemplate captured(Octets digest) {
    return captured.find(digest);
  }

  /// These captured templates are not forgotten from now on.
  void hold(Set<Octets> digests) {
    captured.hold(digests);
  }

  /// A template was stored.
  ///
  /// @param household the users with their credentials, this one included
  void kept(FingerSlot slot, FingerprintTemplate template, Household household) {
    if (matcher != null) {
      enrol(matcher, slot, template, household);
    }
  }

  /// The templates of a slot were erased.
  void dropped(FingerSlot slot) {
    if (matcher != null) {
      matcher.forget(slot);
    }
  }

  /// Everything was erased, the reader's memory included.
  void erased() {
    if (matcher != null) {
      matcher.forgetAll();
    }
    close();
  }

  private FingerprintMatcher matcher(Household household) {
    FingerprintMatcher ready = matcher;
    if (ready == null) {
      ready = maker.get();
      for (Flash.KeptTemplate kept : flash.templates(BiometricKind.FINGERPRINT)) {
        FingerSlot slot = new FingerSlot(kept.slot().index());
        try (var template = kept.template()) {
          if (template instanceof FingerprintTemplate fingerprint) {
            enrol(ready, slot, fingerprint, household);
          }
        }
      }
      matcher = ready;
    }
    return ready;
  }

  /// Enrols a template if the household knows it under this slot. Whoever put the row of a deleted
  /// finger back into the flash would find it open: it is the state, of which the secure element
  /// knows the newest, that tells whose fingers count (SEC-26). A format that the matcher does not
  /// read is told and left out.
  private static void enrol(
      FingerprintMatcher matcher,
      FingerSlot slot,
      FingerprintTemplate template,
      Household household) {
    if (template.format() != TemplateFormat.MINUTIAE) {
      Logger.warn(
          "a finger of an older build is not known any more and must be enrolled anew slot={}"
              + " format={}",
          slot.index(),
          template.format());
      return;
    }
    household
        .credential(new CredentialRef(CredentialKind.FINGERPRINT, slot.index()))
        .filter(credential -> credential.templates().contains(template.digest()))
        .ifPresent(
            credential ->
                matcher.enrol(
                    slot, new FingerOwner(credential.holder(), credential.duress()), template));
  }

  @Override
  public void close() {
    captured.close();
  }
}
