/// Signed messages (COSE_Sign1, RFC 9052) that say what they are, so that none passes for another
/// (SEC-6).
///
/// The type of a message is not in it: signer and verifier each put it under the signature as
/// external data. A signature made for a login therefore verifies as a login only, whatever bytes
/// were signed.
@NullMarked
package dev.mortise.protocol.cose;

import org.jspecify.annotations.NullMarked;
