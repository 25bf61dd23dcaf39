package dev.mortise.sim.phone.memory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where a simulated lock's radio port is.
///
/// @param host a name or an address
/// @param port 1 to 65,535
public record RadioAddress(String host, int port) {

  private static final int HOST_MAX = 253;

  public RadioAddress {
    if (host.isEmpty() || host.length() > HOST_MAX || host.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("a radio port is HOST:PORT, such as localhost:8445");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
  }

  /// Reads HOST:PORT.
  ///
  /// @throws IllegalArgumentException with one sentence for people, if it is not that
  public static RadioAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new RadioAddress(
          text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a radio port is HOST:PORT, such as localhost:8445", e);
    }
  }

  /// The address to connect to.
  public InetSocketAddress resolve() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
