package dev.mortise.biometric.fingerprint;

/// The port to whoever compares fingerprints: a gallery of enrolled fingers and a search in it.
///
/// A matcher keeps its references prepared for comparison, so that a touch costs as little as
/// possible on the way to the door. It belongs to the one thread that owns the lock. The same
/// gallery and probe give the same outcome on every machine, whatever the order of enrolment.
public interface FingerprintMatcher {

  /// Adds one impression to a slot; the slot's score is the highest of its impressions.
  ///
  /// The template is read during the call and not kept: closing it stays the caller's duty.
  ///
  /// @throws IllegalArgumentException if the template is of a format this matcher does not read, or
  ///   damaged
  /// @throws IllegalStateException if the slot is full already
  ///   ([MatcherParameters#impressionsMax()])
  void enrol(FingerSlot slot, FingerprintTemplate impression);

  /// Forgets all impressions of a slot; a slot without any is left as it is.
  void forget(FingerSlot slot);

  /// Forgets every slot, as a factory reset does (LK-29).
  void forgetAll();

  /// Looks the probe up among all enrolled fingers. Of equal best scores the lowest slot wins.
  ///
  /// @throws IllegalArgumentException if the template is of a format this matcher does not read, or
  ///   damaged
  MatchOutcome identify(FingerprintTemplate probe);
}
