package dev.mortise.sim.link.noise;

/// One step in writing or reading a handshake message (Noise section 5.3). In the names of two
/// letters, the first letter is the initiator's key and the second the responder's.
public enum HandshakeToken {
  /// A fresh ephemeral key, in the clear.
  E,
  /// The sender's static key, sealed as soon as there is a key to seal it with.
  S,
  /// The agreement of both ephemeral keys.
  EE,
  /// The agreement of the initiator's ephemeral with the responder's static key.
  ES,
  /// The agreement of the initiator's static with the responder's ephemeral key.
  SE
}
