package dev.mortise.companion.link.mqtt;

import dev.mortise.protocol.LockId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Which connection each lock has: one, so that a certificate is good for one. A new connection
/// takes the place of the old, which a lock that lost its network leaves behind. Safe for use by
/// any thread.
public final class StandingLinks {

  private final ConcurrentMap<LockId, DeviceConnection> standing = new ConcurrentHashMap<>();

  /// No lock yet.
  public StandingLinks() {}

  /// A lock was accepted on this connection.
  void stands(LockId lock, DeviceConnection connection) {
    DeviceConnection before = standing.put(lock, connection);
    if (before != null) {
      before.takenOver();
    }
  }

  /// A connection ended; if another took its place meanwhile, nothing changes.
  void ended(LockId lock, DeviceConnection connection) {
    standing.remove(lock, connection);
  }
}
