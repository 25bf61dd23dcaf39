/// The near link's Netty handlers: two framings, the handshake, the records, and the order of
/// requests and responses.
///
/// A lock's pipeline begins with [FirstBytes], which puts [LengthFraming] or [WebSocketUpgrade] and
/// then [WebSocketFraming] in its place. Behind it the same handlers serve both: [NoiseHandshake]
/// under a [HandshakeDeadline], [RecordCodec], then [Answering] at the lock and [Asking] at the
/// phone, and [LinkFaults] last. Any of them ends a connection by naming a [LinkEnd]; the first
/// name stands.
@NullMarked
package dev.mortise.sim.link.near.wire;

import org.jspecify.annotations.NullMarked;
