package dev.mortise.sim.link.near;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;

/// What the lock's radio asks of the lock: who it is, and whom it knows.
///
/// It asks on the link's thread, for each handshake and each request anew, so that enrolment,
/// revocation and reset hold at once. Answers must not block.
public interface LockKeys {

  /// The lock's name.
  LockId lock();

  /// The agreement key that phones call. It stays the lock's: the radio does not close it.
  AgreementKeyPair agreementKeys();

  /// A fresh pair for one handshake, which the radio wipes.
  AgreementKeyPair ephemeral();

  /// Whether this key belongs to an enrolled app.
  boolean isEnrolled(AgreementKey key);
}
