package dev.mortise.companion.link;

import java.time.Duration;

/// The device listener's numbers.
///
/// Connections of locks need no bound of their own: there is one for each certificate that a maker
/// signed.
///
/// @param newcomersMax how many connections may be open on which no lock has been accepted yet
/// @param newcomersPerPeerMax how many of them may come from one address; many locks may be behind
///   one
/// @param acceptedWithin how long a newcomer has from its first byte to an accepted CONNECT,
///   however slowly it sends
public record DeviceLinkPolicy(int newcomersMax, int newcomersPerPeerMax, Duration acceptedWithin) {

  /// What holds unless a test says otherwise.
  public static final DeviceLinkPolicy STANDARD =
      new DeviceLinkPolicy(512, 128, Duration.ofSeconds(10));

  public DeviceLinkPolicy {
    if (newcomersMax < 1 || newcomersPerPeerMax < 1 || !acceptedWithin.isPositive()) {
      throw new IllegalArgumentException(
          "locks need room and time to arrive newcomers=%d perPeer=%d within=%s"
              .formatted(newcomersMax, newcomersPerPeerMax, acceptedWithin));
    }
  }
}
