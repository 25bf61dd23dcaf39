package dev.mortise.sim.link.device;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.LockCertificate;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who a lock is to a companion, and whom it takes for its companion.
///
/// @param chain its certificate and what leads up to the maker's authority, its own first
/// @param key the private key of that certificate, P-256; not the key that signs events
/// @param companionAuthorities who may sign the companion's certificate
public record DeviceIdentity(
    List<X509Certificate> chain, PrivateKey key, List<X509Certificate> companionAuthorities) {

  public DeviceIdentity {
    chain = List.copyOf(chain);
    companionAuthorities = List.copyOf(companionAuthorities);
    if (chain.isEmpty() || LockCertificate.of(chain.getFirst()).isEmpty()) {
      throw new IllegalArgumentException("the first certificate must be a lock's");
    }
    if (companionAuthorities.isEmpty()) {
      throw new IllegalArgumentException("a lock must know its companion's authority");
    }
  }

  /// What the lock's own certificate says.
  public LockCertificate certificate() {
    return LockCertificate.of(chain.getFirst()).orElseThrow();
  }

  /// The lock this is.
  public LockId lockId() {
    return certificate().lockId();
  }

  @Override
  public String toString() {
    return "identity of lock " + lockId();
  }
}
