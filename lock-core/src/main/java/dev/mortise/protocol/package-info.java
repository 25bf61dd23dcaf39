/// The words every message of Mortise is made of: byte strings, the lock's identity, its
/// generation.
///
/// Below this room lie the layers of the wire, each resting on the one before:
///
/// ```
/// cbor   deterministic CBOR, strict about every byte        RFC 8949 section 4.2.1
/// key    signing and agreement keys, and who is meant        RFC 8032, RFC 7748, RFC 9864
/// cose   signed messages that say what they are              RFC 9052
/// seal   arguments only the lock can read                    RFC 9180
/// qr     what a screen shows and a camera reads              RFC 9285
/// ```
@NullMarked
package dev.mortise.protocol;

import org.jspecify.annotations.NullMarked;
