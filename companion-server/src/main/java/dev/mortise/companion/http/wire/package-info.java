/// HTTP/1.1 on sockets: Netty's part of the server, which turns bytes into requests and replies
/// into bytes, and holds the bounds that keep one client from starving the others.
///
/// Per connection: TLS if any, [SlowClientGuard], Netty's codec, [RequestAssembler],
/// [ExchangeQueue]. Event loops only move bytes; every request is answered on a virtual thread of
/// its own.
@NullMarked
package dev.mortise.companion.http.wire;

import org.jspecify.annotations.NullMarked;
