package dev.mortise.sim.link.device;

import java.time.Duration;

/// Where a lock's companion is, and as whom the lock goes there.
///
/// @param host name or address of the companion's device listener
/// @param port its port, 8883 unless told otherwise
/// @param identity the lock's certificate and its companion's authority
/// @param keepAlive how long the link may be silent before the lock asks whether it still stands
/// @param backOff how long to wait between tries
public record DeviceLinkConfig(
    String host, int port, DeviceIdentity identity, Duration keepAlive, BackOff backOff) {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final int PORT_MAX = 65_535;

  public DeviceLinkConfig {
    if (host.isBlank() || port < 1 || port > PORT_MAX) {
      throw new IllegalArgumentException("no such listener host=%s port=%d".formatted(host, port));
    }
    if (keepAlive.toSeconds() < 1) {
      throw new IllegalArgumentException("keep-alive must be a second at least");
    }
  }

  /// The usual keep-alive and back-off.
  public DeviceLinkConfig(String host, int port, DeviceIdentity identity) {
    this(host, port, identity, KEEP_ALIVE, BackOff.USUAL);
  }
}
