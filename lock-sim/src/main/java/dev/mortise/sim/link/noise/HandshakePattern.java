package dev.mortise.sim.link.noise;

import static dev.mortise.sim.link.noise.HandshakeToken.E;
import static dev.mortise.sim.link.noise.HandshakeToken.EE;
import static dev.mortise.sim.link.noise.HandshakeToken.ES;
import static dev.mortise.sim.link.noise.HandshakeToken.S;
import static dev.mortise.sim.link.noise.HandshakeToken.SE;

import java.util.List;

/// Who sends which keys in which message of a handshake (Noise section 7).
///
/// @param name the pattern's name, as it stands in the protocol name
/// @param knownStatics whose static key the other end knows beforehand, in the order in which both
///   hash them: initiator first
/// @param messages the tokens of each message; the initiator sends the first, then both take turns
public record HandshakePattern(
    String name, List<HandshakeRole> knownStatics, List<List<HandshakeToken>> messages) {

  /// The initiator knows the responder's static key; its own travels sealed in the third message.
  /// So nobody learns who calls but the party that was called, and only who knows its key can call
  /// at all.
  public static final HandshakePattern XK =
      new HandshakePattern(
          "XK",
          List.of(HandshakeRole.RESPONDER),
          List.of(List.of(E, ES), List.of(E, EE), List.of(S, SE)));

  public HandshakePattern {
    knownStatics = List.copyOf(knownStatics);
    messages = messages.stream().map(List::copyOf).toList();
  }

  /// The full name, which both ends hash first, so that no other suite can be taken for this one.
  String protocolName() {
    return "Noise_" + name + "_25519_AESGCM_SHA256";
  }

  /// Who sends the message with this index, counted from 0.
  HandshakeRole sender(int index) {
    return index % 2 == 0 ? HandshakeRole.INITIATOR : HandshakeRole.RESPONDER;
  }
}
