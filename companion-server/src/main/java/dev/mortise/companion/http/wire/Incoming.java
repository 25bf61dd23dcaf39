package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.dispatch.RawRequest;
import io.netty.handler.codec.http.HttpVersion;

/// What a connection hands on, in the order in which it came.
sealed interface Incoming {
  /// A whole request.
  ///
  /// @param keepAlive whether the client wants to go on afterwards
  record Whole(RawRequest request, HttpVersion version, boolean keepAlive) implements Incoming {}

  /// Something that is no request, or too large; nothing after it on the connection can be trusted.
  record Broken(Problem problem) implements Incoming {}
}
