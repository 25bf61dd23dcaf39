/// The phone's end of HTTP/1.1 (RFC 9112): connections to companions, kept from one request to the
/// next, and streams, each on a connection of its own.
@NullMarked
package dev.mortise.sim.phone.companion.wire;

import org.jspecify.annotations.NullMarked;
