package dev.mortise.sim.link.near;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Which lock a phone calls, and as whom.
///
/// @param address the lock's radio port
/// @param lock the lock's name, which the handshake binds
/// @param lockKey the lock's agreement key; whoever answers must prove to hold it
/// @param own the phone's agreement key, which it proves to hold; stays the caller's
/// @param ephemeral a fresh pair for this call alone, which the link wipes
public record NearCall(
    InetSocketAddress address,
    LockId lock,
    AgreementKey lockKey,
    AgreementKeyPair own,
    AgreementKeyPair ephemeral) {

  private static final Octets PREFIX =
      Octets.of("mortise near 1".getBytes(StandardCharsets.US_ASCII));

  /// What both ends hash before the first message: another version or another lock does not get
  /// through.
  static Octets prologue(LockId lock) {
    return PREFIX.plus(lock.octets());
  }
}
