package dev.mortise.sim.phone.companion.wire;

import java.net.InetSocketAddress;
import java.net.URI;

/// Where connections lead to (RFC 6454).
///
/// @param secure whether over TLS
/// @param host a name, or an address without brackets
/// @param port 1 to 65,535
record Origin(boolean secure, String host, int port) {

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /// The origin of an address.
  ///
  /// @throws IllegalArgumentException if it is none of `https` or `http`
  static Origin of(URI address) {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    String host = address.getHost();
    if (host == null || !(secure || "http".equalsIgnoreCase(address.getScheme()))) {
      throw new IllegalArgumentException("not an address of HTTP address=" + address);
    }
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new Origin(
        secure,
        bracketed ? host.substring(1, host.length() - 1) : host,
        address.getPort() < 0 ? secure ? HTTPS_PORT : HTTP_PORT : address.getPort());
  }

  InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(host, port);
  }
}
