package dev.mortise.sim.device.link;

import java.net.InetSocketAddress;

/// Another lock's radio, as this lock's radio hears it.
///
/// @param radio where it listens
/// @param metres how far it is, 0 or more
public record Neighbour(InetSocketAddress radio, double metres) {

  public Neighbour {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("distance must not be negative metres=" + metres);
    }
  }
}
