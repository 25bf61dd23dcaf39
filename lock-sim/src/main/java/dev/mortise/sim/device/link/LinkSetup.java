package dev.mortise.sim.device.link;

import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// By which ways a lock can be reached.
///
/// @param radio where its radio listens; port 0 takes any free one
/// @param companion where its companion is, and as whom it goes there
/// @param accessories where the devices beside it live; empty for none, and without a radio there
///   are none either
public record LinkSetup(
    Optional<InetSocketAddress> radio,
    Optional<DeviceLinkConfig> companion,
    Optional<Accessories.Place> accessories) {

  /// A lock without devices beside it.
  public LinkSetup(Optional<InetSocketAddress> radio, Optional<DeviceLinkConfig> companion) {
    this(radio, companion, Optional.empty());
  }

  /// The time before the door: the world's, if the lock is told of one, and else noon.
  Supplier<Instant> outdoors() {
    return accessories.<Supplier<Instant>>map(place -> place.world()::now).orElse(() -> NOON);
  }

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /// A lock that nobody reaches but by hand.
  public static final LinkSetup NONE = new LinkSetup(Optional.empty(), Optional.empty());
}
