package dev.mortise.sim.device.sense;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.protect.ProtectedGallery;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.Flash;
import dev.mortise.user.Household;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a sensor of faces or palms has captured, and the matcher behind it, which is made at the
/// first use from those templates in the flash that the household names. It belongs to the lock's
/// thread.
///
/// @param <S> the slots
/// @param <T> the templates
/// @param <M> the matcher
final class SensorMemory<S, T extends ProtectedTemplate, M extends ProtectedGallery<S, T>>
    implements AutoCloseable {

  private final Reads<S, T> reads;
  private final Flash flash;
  private final Function<ProtectionKey, M> maker;
  private final Supplier<ProtectionKey> keys;
  private final CapturedTemplates<T> captured = new CapturedTemplates<>();
  private @Nullable M matcher;

  /// @param maker makes the matcher under a key, which it does not keep
  /// @param keys gives the key of this epoch, which the taker closes
  SensorMemory(
      Reads<S, T> reads,
      Flash flash,
      Function<ProtectionKey, M> maker,
      Supplier<ProtectionKey> keys) {
    this.reads = reads;
    this.flash = flash;
    this.maker = maker;
    this.keys = keys;
  }

  /// What a sensor reads.
  ///
  /// @param templates the class of its templates
  /// @param slots the slot of an index
  record Reads<S, T>(
      BiometricKind kind, CredentialKind credential, Class<T> templates, IntFunction<S> slots) {}

  /// Keeps a template that was captured just now, for a while.
  T remember(T template) {
    return captured.remember(template);
  }

  /// The digests of those that a running enrolment holds and that are not like a newer one.
  ///
  /// @param like whether the newer one is like this
  Set<Octets> unlike(Predicate<T> like) {
    return captured.unlike(like);
  }

  /// The captured template of this digest.
  ///
  /// @throws IllegalStateException if it was never captured, or long ago
  T captured(Octets digest) {
    return captured.find(digest);
  }

  /// These captured templates are not forgotten from now on.
  void hold(Set<Octets> digests) {
    captured.hold(digests);
  }

  /// A template was stored.
  ///
  /// @param household the users with their credentials, this one included
  void kept(int index, T template, Household household) {
    if (matcher != null) {
      enrol(matcher, index, template, household);
    }
  }

  /// The templates of a slot were erased.
  void dropped(int index) {
    if (matcher != null) {
      matcher.forget(reads.slots().apply(index));
    }
  }

  /// Everything was erased; what comes next is protected under another key.
  void erased() {
    if (matcher != null) {
      matcher.forgetAll();
      matcher = null;
    }
    close();
  }

  /// The matcher, with everybody in it whom this household names.
  M matcher(Household household) {
    M ready = matcher;
    if (ready == null) {
      try (ProtectionKey key = keys.get()) {
        ready = maker.apply(key);
      }
      for (Flash.KeptTemplate kept : flash.templates(reads.kind())) {
        try (var template = kept.template()) {
          if (reads.templates().isInstance(template)) {
            enrol(ready, kept.slot().index(), reads.templates().cast(template), household);
          }
        }
      }
      matcher = ready;
    }
    return ready;
  }

  /// Enrols a template if the household knows it under this slot, as with fingers (SEC-26).
  private void enrol(M into, int index, T template, Household household) {
    household
        .credential(new CredentialRef(reads.credential(), index))
        .filter(credential -> credential.templates().contains(template.digest()))
        .ifPresent(
            credential -> into.enrol(reads.slots().apply(index), credential.holder(), template));
  }

  @Override
  public void close() {
    captured.close();
  }
}
