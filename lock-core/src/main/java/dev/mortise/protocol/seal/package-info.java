/// Arguments and pictures that only one reader can open (HPKE, RFC 9180), whoever carries them.
///
/// The suite is DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Each message is sealed once
/// under an ephemeral key of its own and goes over the wire as encapsulated key | ciphertext. What
/// it is bound to - lock, generation, signer, challenge, operation - is never inside it: both sides
/// know it, and opening fails where they differ.
@NullMarked
package dev.mortise.protocol.seal;

import org.jspecify.annotations.NullMarked;
