package dev.mortise.sim.link.near;

import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.sim.link.near.wire.LinkEnd;
import dev.mortise.sim.link.near.wire.NoiseHandshake;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One connection to the lock's radio: takes a place for it, and tells the lock of its peer and
/// requests.
final class NearConnection extends ChannelDuplexHandler {

  private final ConnectionId id;
  private final Channel channel;
  private final NearRadio radio;
  private @Nullable AgreementKey key;

  NearConnection(ConnectionId id, Channel channel, NearRadio radio) {
    this.id = id;
    this.channel = channel;
    this.radio = radio;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (radio.reaches()) {
      radio.slots().arrive(channel);
    } else {
      LinkEnd.OUT_OF_RANGE.end(channel);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof NoiseHandshake.Secured(AgreementKey peer)) {
      secured(peer);
    } else if (event instanceof Moved) {
      moved();
    } else if (event instanceof IdleStateEvent && key != null && !peer(key).enrolled()) {
      LinkEnd.IDLE.end(channel);
    }
  }

  /// Phones and devices may be elsewhere now.
  enum Moved {
    /// Somebody moved.
    MOVED
  }

  private void moved() {
    if (!(key == null ? radio.reaches() : radio.reaches(key))) {
      LinkEnd.OUT_OF_RANGE.end(channel);
    }
  }

  private void secured(AgreementKey peer) {
    if (!radio.reaches(peer)) {
      LinkEnd.OUT_OF_RANGE.end(channel);
      return;
    }
    if (!radio.slots().settle(channel, peer)) {
      LinkEnd.NO_ROOM.end(channel);
      return;
    }
    key = peer;
    long idleNanos = radio.policy().unknownIdleMax().toNanos();
    channel.pipeline().addFirst(new IdleStateHandler(idleNanos, 0, 0, TimeUnit.NANOSECONDS));
    Logger.debug("near link secured connection={} enrolled={}", id, peer(peer).enrolled());
    radio.handler().onConnected(peer(peer));
  }

  /// The lock's answer to a request that came on this connection.
  CompletionStage<Octets> request(Octets request) {
    if (key == null) {
      throw new IllegalStateException("request before the handshake connection=" + id);
    }
    if (!radio.reaches(key)) {
      LinkEnd.OUT_OF_RANGE.end(channel);
      return new CompletableFuture<>();
    }
    return radio.handler().onRequest(peer(key), request);
  }

  private NearPeer peer(AgreementKey peer) {
    return new NearPeer(id, peer, radio.keys().isEnrolled(peer));
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    leave();
    var _ = context.close(promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    leave();
    radio.slots().gone(channel);
  }

  private void leave() {
    radio.slots().leave(channel);
    if (key != null) {
      NearPeer left = peer(key);
      key = null;
      Logger.debug("near link ended connection={} reason={}", id, LinkEnd.of(channel));
      radio.handler().onDisconnected(left);
    }
  }
}
