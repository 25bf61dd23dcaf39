package dev.mortise.sim.link.noise;

/// What was wrong with a Noise message, as far as it may be told.
public enum NoiseFault {
  /// Fewer bytes than the message's keys and tag need.
  TOO_SHORT,
  /// More than the 65,535 bytes that a Noise message may have.
  TOO_LONG,
  /// The tag does not fit: altered, replayed, out of order, or made with other keys or another
  /// prologue.
  BAD_TAG,
  /// A public key with which every agreement comes out the same.
  UNUSABLE_KEY,
  /// All 2^64 - 1 nonces of this direction are used up.
  NONCES_EXHAUSTED
}
