package dev.mortise.sim.link.device.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks whether the companion is there whenever this end was silent for the keep-alive (MQTT 5,
/// section 3.1.2.10), and breaks the connection with a [ReadTimeoutException] if no answer comes.
///
/// The answer has a deadline of its own, half the keep-alive, which runs from the question. How
/// long the companion was silent before says nothing: it speaks only when it has something to ask.
final class KeepAlive extends IdleStateHandler {

  private final Duration answerWithin;
  private @Nullable Future<?> alarm;

  KeepAlive(Duration keepAlive) {
    super(0, keepAlive.toNanos(), 0, TimeUnit.NANOSECONDS);
    this.answerWithin = keepAlive.dividedBy(2);
  }

  @Override
  protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
    if (alarm != null) {
      return;
    }
    alarm =
        ctx.executor()
            .schedule(
                () -> ctx.fireExceptionCaught(ReadTimeoutException.INSTANCE),
                answerWithin.toNanos(),
                TimeUnit.NANOSECONDS);
    var _ = ctx.writeAndFlush(MqttFrames.ping());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    boolean answer =
        message instanceof MqttMessage packet
            && packet.decoderResult().isSuccess()
            && packet.fixedHeader().messageType() == MqttMessageType.PINGRESP;
    if (answer) {
      cancel();
    } else {
      super.channelRead(ctx, message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    cancel();
    super.channelInactive(ctx);
  }

  private void cancel() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }
}
