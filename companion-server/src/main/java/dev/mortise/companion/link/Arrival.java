package dev.mortise.companion.link;

import dev.mortise.companion.link.mqtt.DeviceConnection;
import dev.mortise.companion.link.mqtt.StandingLinks;
import dev.mortise.protocol.certificate.LockCertificate;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;

/// Waits for the TLS handshake, and gives way to a [DeviceConnection] if the certificate is a
/// lock's.
final class Arrival extends ChannelInboundHandlerAdapter {

  private final SslHandler tls;
  private final LockGate gate;
  private final StandingLinks links;
  private final Runnable onAccepted;

  Arrival(SslHandler tls, LockGate gate, StandingLinks links, Runnable onAccepted) {
    this.tls = tls;
    this.gate = gate;
    this.links = links;
    this.onAccepted = onAccepted;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      Optional<LockCertificate> lock =
          handshake.isSuccess() ? DeviceListener.peer(tls) : Optional.empty();
      if (lock.isPresent()) {
        speakMqtt(ctx, lock.get());
        return;
      }
    }
    if (event instanceof SslHandshakeCompletionEvent) {
      var _ = ctx.close();
    } else {
      super.userEventTriggered(ctx, event);
    }
  }

  private void speakMqtt(ChannelHandlerContext ctx, LockCertificate lock) {
    new DeviceConnection(lock, gate, links, onAccepted).join(ctx.pipeline());
    ctx.pipeline().remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var _ = ctx.close();
  }
}
