package dev.mortise.sim.phone.companion.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The connections that wait for a next request. Any thread may take one.
final class IdleConnections {

  private final Map<Origin, Deque<Connection>> idle = new HashMap<>();
  private final int most;

  /// @param most of one origin
  IdleConnections(int most) {
    this.most = most;
  }

  /// The one that was used last, which is the least likely to have ended.
  synchronized Optional<Connection> take(Origin origin) {
    return Optional.ofNullable(idle.get(origin)).map(Deque::pollFirst);
  }

  /// Keeps a connection.
  ///
  /// @return whether there was room for it
  synchronized boolean keep(Origin origin, Connection connection) {
    Deque<Connection> kept = idle.computeIfAbsent(origin, _ -> new ArrayDeque<>());
    if (kept.size() == most) {
      return false;
    }
    kept.addFirst(connection);
    return true;
  }

  /// Forgets a connection, if it is among them.
  synchronized void forget(Origin origin, Connection connection) {
    Deque<Connection> kept = idle.get(origin);
    if (kept != null && kept.remove(connection) && kept.isEmpty()) {
      idle.remove(origin);
    }
  }
}
