package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.transport.TlsIdentity;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Where the server listens.
///
/// @param address port 0 takes a free one
/// @param identity what it proves itself by; without one it speaks plain HTTP
public record Listener(InetSocketAddress address, Optional<TlsIdentity> identity) {
  /// Plain HTTP is for this machine alone: what leaves it must be encrypted.
  ///
  /// @throws IllegalArgumentException if plain HTTP would be reachable from elsewhere
  public Listener {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("the address is not known here: " + address);
    }
    if (identity.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("plain HTTP is for the loopback only: " + address);
    }
  }
}
