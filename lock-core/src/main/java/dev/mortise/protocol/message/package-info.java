/// The words that several messages share, each with its bounds, and how they are read from CBOR
/// fields.
///
/// The messages themselves live in the rooms below: what is asked of a lock in `request`, what it
/// is told to do in `command`, what it says in `response`, what a signed paper grants or takes away
/// in `grant`. What the lock records is in [dev.mortise.journal]. `mortise.cddl` among the
/// resources is the same in CDDL (RFC 8610), and a test holds the two together.
@NullMarked
package dev.mortise.protocol.message;

import org.jspecify.annotations.NullMarked;
