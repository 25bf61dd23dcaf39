package dev.mortise.sim.link.noise;

/// Which end of the handshake a party is.
public enum HandshakeRole {
  /// Sends the first message.
  INITIATOR,
  /// Sends the second.
  RESPONDER;

  HandshakeRole other() {
    return switch (this) {
      case INITIATOR -> RESPONDER;
      case RESPONDER -> INITIATOR;
    };
  }
}
