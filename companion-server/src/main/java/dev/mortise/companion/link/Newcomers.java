package dev.mortise.companion.link;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The connections on which no lock has been accepted yet: so many in all, so many from one
/// address, and none for long.
///
/// Without a bound, whoever can reach the port could open connections until the process has no file
/// descriptor left for anybody. Beyond the bound the newest is turned away, not the oldest: after a
/// restart every lock comes at once, and those whose handshake has begun should finish it. Safe for
/// use by any thread.
final class Newcomers {

  private final DeviceLinkPolicy policy;
  private final Map<InetAddress, Integer> byPeer = new HashMap<>();
  private int all;

  Newcomers(DeviceLinkPolicy policy) {
    this.policy = policy;
  }

  /// Lets a fresh connection in, on its event loop, or returns empty if there is no room.
  ///
  /// @return to be run when a lock is accepted on it; until then its time runs
  Optional<Runnable> admit(Channel channel) {
    InetAddress peer = peer(channel);
    if (!enter(peer)) {
      return Optional.empty();
    }
    AtomicBoolean gone = new AtomicBoolean();
    Future<?> alarm =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  var _ = channel.close();
                },
                policy.acceptedWithin().toNanos(),
                TimeUnit.NANOSECONDS);
    Runnable accepted =
        () -> {
          if (gone.compareAndSet(false, true)) {
            alarm.cancel(false);
            leave(peer);
          }
        };
    channel.closeFuture().addListener(_ -> accepted.run());
    return Optional.of(accepted);
  }

  private synchronized boolean enter(InetAddress peer) {
    if (all == policy.newcomersMax()
        || byPeer.getOrDefault(peer, 0) == policy.newcomersPerPeerMax()) {
      return false;
    }
    all++;
    byPeer.merge(peer, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(InetAddress peer) {
    all--;
    byPeer.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
  }

  /// The address at the other end; the loopback for channels without one, as in tests.
  private static InetAddress peer(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
