package dev.mortise.companion.link.mqtt;

import dev.mortise.protocol.certificate.LockCertificate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Which connection each lock has: one, so that a certificate is good for one. A new connection
/// takes the place of the old, which a lock that lost its network leaves behind. Safe for use by
/// any thread.
///
/// A lock is its id and its key here. With several makers, any of them could name any lock's id,
/// and whether a key is the one that the lock has always signed with is looked up later: until then
/// a device with another key must end nothing of the lock's.
public final class StandingLinks {

  private final ConcurrentMap<LockCertificate, DeviceConnection> standing =
      new ConcurrentHashMap<>();

  /// No lock yet.
  public StandingLinks() {}

  /// A lock was accepted on this connection.
  void stands(LockCertificate lock, DeviceConnection connection) {
    DeviceConnection before = standing.put(lock, connection);
    if (before != null) {
      before.takenOver();
    }
  }

  /// A connection ended; if another took its place meanwhile, nothing changes.
  void ended(LockCertificate lock, DeviceConnection connection) {
    standing.remove(lock, connection);
  }
}
