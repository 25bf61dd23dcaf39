package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.RecentMisses;

/// The port to whoever compares fingerprints: a gallery of enrolled fingers and a search in it.
///
/// A matcher keeps its references prepared for comparison, so that a touch costs as little as
/// possible on the way to the door. It belongs to the one thread that owns the lock. The same
/// gallery and probe give the same outcome on every machine, whatever the order of enrolment, and
/// the work of a search does not depend on which reference matches.
public interface FingerprintMatcher {

  /// Adds one impression to a slot.
  ///
  /// The template is read during the call and not kept: closing it stays the caller's duty.
  ///
  /// @param owner whom a match of this slot recognises
  /// @throws IllegalArgumentException if the template is of a format this matcher does not read, or
  ///   damaged, or the slot is another owner's
  /// @throws IllegalStateException if the slot is full already
  ///   ([MatcherParameters#impressionsMax()])
  void enrol(FingerSlot slot, FingerOwner owner, FingerprintTemplate impression);

  /// Forgets all impressions of a slot; a slot without any is left as it is.
  void forget(FingerSlot slot);

  /// Forgets every slot, as a factory reset does (LK-29).
  void forgetAll();

  /// Looks the probe up among all enrolled fingers. Of equal best scores of one owner the lowest
  /// slot wins.
  ///
  /// @throws IllegalArgumentException if the template is of a format this matcher does not read, or
  ///   damaged
  MatchOutcome identify(FingerprintTemplate probe, RecentMisses misses);

  /// Whether two touches are likely of one finger, as the touches of an enrolment must be: rather
  /// said of one finger in twelve that it is not than of one stranger in a thousand that it is.
  ///
  /// @throws IllegalArgumentException if a template is of a format this matcher does not read, or
  ///   damaged
  boolean sameFinger(FingerprintTemplate one, FingerprintTemplate other);
}
