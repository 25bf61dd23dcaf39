package dev.mortise.companion.link;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who the companion is to locks, and whose locks it takes.
///
/// @param chain its certificate and what leads up to its authority, its own first
/// @param key the private key of that certificate
/// @param makers the authorities whose locks may connect
public record ListenerIdentity(
    List<X509Certificate> chain, PrivateKey key, List<X509Certificate> makers) {

  public ListenerIdentity {
    chain = List.copyOf(chain);
    makers = List.copyOf(makers);
    if (chain.isEmpty() || makers.isEmpty()) {
      throw new IllegalArgumentException("a listener needs a certificate and a maker to trust");
    }
  }

  @Override
  public String toString() {
    return "listener " + chain.getFirst().getSubjectX500Principal().getName();
  }
}
