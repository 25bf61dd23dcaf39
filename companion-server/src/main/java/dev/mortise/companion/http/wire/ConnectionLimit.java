package dev.mortise.companion.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts connections and cuts off those beyond the bounds, before they cost a handshake.
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int connections;
  private final int connectionsPerPeer;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<InetAddress, Integer> byPeer = new ConcurrentHashMap<>();

  ConnectionLimit(HttpPolicy policy) {
    this.connections = policy.connections();
    this.connectionsPerPeer = policy.connectionsPerPeer();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws Exception {
    InetAddress peer = peer(ctx.channel());
    int all = open.incrementAndGet();
    int ofPeer = byPeer.merge(peer, 1, Integer::sum);
    ctx.channel().closeFuture().addListener(_ -> closed(peer));
    if (all > connections || ofPeer > connectionsPerPeer) {
      var _ = ctx.close();
      return;
    }
    super.channelActive(ctx);
  }

  private void closed(InetAddress peer) {
    open.decrementAndGet();
    byPeer.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
  }

  int open() {
    return open.get();
  }

  /// The address at the other end; the loopback for channels without one, as in tests.
  static InetAddress peer(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
