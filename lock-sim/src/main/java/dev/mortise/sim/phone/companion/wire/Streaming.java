package dev.mortise.sim.phone.companion.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A connection for one request whose response may go on for ever. Nothing more is read from the
/// wire before the receiver asks for it and has what was read. Everything happens on its thread.
final class Streaming extends SimpleChannelInboundHandler<HttpObject> implements Flow.Subscription {

  private final Request request;
  private final Receiver receiver;
  private final EventLoop loop;
  private final boolean secure;
  private final List<ByteBuffer> waiting = new ArrayList<>();
  private @Nullable ChannelHandlerContext context;
  private long wanted;
  private boolean opened;
  private boolean whole;
  private boolean over;

  /// @param secure whether a TLS handshake comes first
  Streaming(Request request, Receiver receiver, EventLoop loop, boolean secure) {
    this.request = request;
    this.receiver = receiver;
    this.loop = loop;
    this.secure = secure;
  }

  @Override
  public void request(long deliveries) {
    onLoop(
        () -> {
          wanted += deliveries;
          deliver();
        });
  }

  @Override
  public void cancel() {
    onLoop(
        () -> {
          over = true;
          close();
        });
  }

  private void onLoop(Runnable work) {
    try {
      loop.execute(work);
    } catch (RejectedExecutionException e) {
      Logger.debug("the threads of the links ended, and the stream with them");
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    if (over) {
      close();
    } else if (!secure) {
      RequestWriter.write(ctx, request);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        RequestWriter.write(ctx, request);
      } else {
        fail(WireFaults.ofHandshake(handshake.cause(), ctx.channel().isActive()));
      }
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (over) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      fail(new IOException("that is no HTTP", part.decoderResult().cause()));
      return;
    }
    if (part instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      opened = true;
      ctx.channel().config().setAutoRead(false);
      receiver.opened(response.status().code());
    }
    if (part instanceof HttpContent content && opened) {
      if (content.content().isReadable()) {
        waiting.add(ByteBuffer.wrap(ByteBufUtil.getBytes(content.content())));
      }
      whole = content instanceof LastHttpContent;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    deliver();
  }

  private void deliver() {
    if (over || !opened || context == null) {
      return;
    }
    if (wanted > 0 && !waiting.isEmpty()) {
      wanted--;
      List<ByteBuffer> delivery = List.copyOf(waiting);
      waiting.clear();
      receiver.onNext(delivery);
    }
    if (!waiting.isEmpty()) {
      return;
    }
    if (whole) {
      over = true;
      receiver.onComplete();
      close();
    } else if (wanted > 0) {
      var _ = context.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    // What came whole is still there to be asked for.
    if (!whole) {
      fail(new IOException("the connection ended"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(WireFaults.of(cause));
  }

  /// Ends the stream, unless it has ended.
  void fail(IOException why) {
    if (!over) {
      over = true;
      receiver.onError(why);
    }
    close();
  }

  private void close() {
    if (context != null) {
      var _ = context.close();
    }
  }
}
