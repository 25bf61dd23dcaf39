package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.Flash;
import dev.mortise.user.Household;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The reader's memory and the matcher behind it. It belongs to the lock's thread.
///
/// The matcher is made at the first touch, from those templates in the flash that the household
/// names as a credential's: a lock that nobody touches starts without it.
final class Fingers implements AutoCloseable {

  /// How many captured templates are remembered until the machine says to keep one: more than any
  /// enrolment takes touches.
  private static final int CAPTURED_MAX = 8;

  private final Flash flash;
  private final Supplier<FingerprintMatcher> maker;
  private final Map<Octets, FingerprintTemplate> captured = new LinkedHashMap<>();
  private @Nullable FingerprintMatcher matcher;

  Fingers(Flash flash, Supplier<FingerprintMatcher> maker) {
    this.flash = flash;
    this.maker = maker;
  }

  /// What the machine is told of a touch.
  ///
  /// @param household the users with their credentials as they are stored
  FingerSample sample(FingerCapture capture, Household household) {
    return switch (capture) {
      case FingerCapture.PoorQuality(var fault) -> new FingerSample.PoorQuality(fault);
      case FingerCapture.Captured(var template) -> {
        FingerprintTemplate remembered = remember(template);
        yield new FingerSample.Captured(template.digest(), matcher(household).identify(remembered));
      }
    };
  }

  /// Remembers a template, unless the very same is remembered already.
  private FingerprintTemplate remember(FingerprintTemplate template) {
    FingerprintTemplate same = captured.putIfAbsent(template.digest(), template);
    if (same != null) {
      template.close();
      return same;
    }
    if (captured.size() > CAPTURED_MAX) {
      var oldest = captured.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    return template;
  }

  /// The captured template of this digest.
  ///
  /// @throws IllegalStateException if it was never captured, or long ago
  FingerprintTemplate captured(Octets digest) {
    FingerprintTemplate template = captured.get(digest);
    if (template == null) {
      throw new IllegalStateException("no such template was captured digest=" + digest);
    }
    return template;
  }

  /// A template was stored.
  void kept(FingerSlot slot, FingerprintTemplate template) {
    if (matcher != null) {
      matcher.enrol(slot, template);
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
      for (Flash.KeptTemplate kept : flash.templates()) {
        try (FingerprintTemplate template = kept.template()) {
          if (isKnown(household, kept.slot(), template)) {
            ready.enrol(kept.slot(), template);
          }
        }
      }
      matcher = ready;
    }
    return ready;
  }

  /// Whether the household knows this template under this slot. Whoever put the row of a deleted
  /// finger back into the flash would find it open: it is the state, of which the secure element
  /// knows the newest, that tells whose fingers count (SEC-26).
  private static boolean isKnown(
      Household household, FingerSlot slot, FingerprintTemplate template) {
    return household
        .credential(new CredentialRef(CredentialKind.FINGERPRINT, slot.index()))
        .filter(credential -> credential.templates().contains(template.digest()))
        .isPresent();
  }

  @Override
  public void close() {
    captured.values().forEach(FingerprintTemplate::close);
    captured.clear();
  }
}
