package dev.mortise.sim.phone.companion.wire;

import java.io.IOException;

/// A connection that was kept had ended before anything was heard on it again: its companion let it
/// go, as it may at any time, while a request was on its way.
final class ConnectionGone extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean sent;

  /// @param sent whether the companion may have the request
  ConnectionGone(boolean sent) {
    super("the connection had ended");
    this.sent = sent;
  }

  /// Whether it does no harm to send that request on another connection.
  boolean allowsAgain(Request request) {
    return !sent || request.isSafe();
  }
}
