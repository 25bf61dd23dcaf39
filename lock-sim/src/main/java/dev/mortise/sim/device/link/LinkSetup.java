package dev.mortise.sim.device.link;

import dev.mortise.sim.link.device.DeviceLinkConfig;
import java.net.InetSocketAddress;
import java.util.Optional;

/// By which ways a lock can be reached.
///
/// @param radio where its radio listens; port 0 takes any free one
/// @param companion where its companion is, and as whom it goes there
public record LinkSetup(Optional<InetSocketAddress> radio, Optional<DeviceLinkConfig> companion) {

  /// A lock that nobody reaches but by hand.
  public static final LinkSetup NONE = new LinkSetup(Optional.empty(), Optional.empty());
}
