/// The Noise Protocol Framework, revision 34, as far as the near link needs it: interactive
/// patterns over X25519, AES-256-GCM and SHA-256.
///
/// The objects are those of the specification (noiseprotocol.org/noise.html, section 5), under its
/// names: a [HandshakeState] drives a [SymmetricState], which holds a [CipherState]; a finished
/// handshake splits into a [NoiseTransport]. Nothing here knows sockets, frames or time. Bytes that
/// break the protocol raise a [NoiseException] and end the conversation: the object that raised it
/// wipes its keys.
@NullMarked
package dev.mortise.sim.link.noise;

import org.jspecify.annotations.NullMarked;
