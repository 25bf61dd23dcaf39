/// The near link, which stands for Bluetooth: phones within reach of the lock talk to it directly.
///
/// The lock's end is a [NearLinkServer]: one TCP port, where phones speak Noise XK behind lengths
/// and browsers the same in a WebSocket. The phone's end is a [NearLink]. Requests go one way, and
/// in their order the responses come back: CBOR, which this room does not read. It knows whom it
/// talks to and whether that key is enrolled; what an unknown key may do is the lock's to decide.
/// Sockets and timers are real even where the simulated world's clock is turned by hand.
@NullMarked
package dev.mortise.sim.link.near;

import org.jspecify.annotations.NullMarked;
