/// Deterministic CBOR (RFC 8949 section 4.2.1): one value has one spelling, and every other is
/// refused.
///
/// A value is a small immutable tree, [dev.mortise.protocol.cbor.CborValue];
/// [dev.mortise.protocol.cbor.Cbor] turns it into bytes and back;
/// [dev.mortise.protocol.cbor.MapReader] takes the fields of a message out of it and names
/// everything that is wrong with them.
///
/// Left out on purpose, and refused when met: floating point, indefinite lengths, undefined and
/// other simple values, integers beyond 63 bits, tags that the caller did not ask for. No input
/// makes the decoder use more memory than a fixed multiple of its own size.
@NullMarked
package dev.mortise.protocol.cbor;

import org.jspecify.annotations.NullMarked;
