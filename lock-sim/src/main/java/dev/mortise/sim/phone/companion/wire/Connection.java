package dev.mortise.sim.phone.companion.wire;

import dev.mortise.sim.phone.companion.wire.CompanionClient.Bounds;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A connection on which one exchange follows the other. Everything happens on its thread, where
/// [#ask] and [#giveUp] have it done.
///
/// Whatever ends the connection ends the exchange under way: the companion, a response that is too
/// long or makes no sense, or the end of the exchange's time. Between exchanges nothing is
/// expected, and a word then ends it too, so that no response is ever taken for the answer to
/// another request.
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

  private final Origin origin;
  private final EventLoop loop;
  private final IdleConnections idle;
  private final Bounds bounds;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private @Nullable ChannelHandlerContext context;
  private @Nullable Exchange exchange;
  private @Nullable HttpResponse head;
  private Future<?> alarm;
  private boolean kept;
  private boolean over;

  /// What is under way.
  private record Exchange(Request request, CompletableFuture<Response> answer) {}

  /// A connection that is yet to stand, and its first exchange, whose time begins now.
  Connection(
      Origin origin,
      EventLoop loop,
      IdleConnections idle,
      Bounds bounds,
      Request request,
      CompletableFuture<Response> answer) {
    this.origin = origin;
    this.loop = loop;
    this.idle = idle;
    this.bounds = bounds;
    this.exchange = new Exchange(request, answer);
    this.alarm = endAfter(bounds.answerWithin());
  }

  private Future<?> endAfter(Duration time) {
    return loop.schedule(
        () -> end(new IOException("nothing came in time")), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Begins the next exchange. For whoever took the connection from the idle ones.
  void ask(Request request, CompletableFuture<Response> answer) {
    loop.execute(
        () -> {
          if (over || context == null) {
            answer.completeExceptionally(new ConnectionGone(false));
            return;
          }
          alarm.cancel(false);
          exchange = new Exchange(request, answer);
          alarm = endAfter(bounds.answerWithin());
          RequestWriter.write(context, request);
        });
  }

  /// Gives up what is under way.
  void giveUp() {
    try {
      loop.execute(() -> end(new IOException("given up")));
    } catch (RejectedExecutionException e) {
      Logger.debug("the threads of the links ended, and the connection with them");
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    context = ctx;
    if (!origin.secure()) {
      begin(ctx);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        begin(ctx);
      } else {
        end(WireFaults.ofHandshake(handshake.cause(), ctx.channel().isActive()));
      }
    }
  }

  private void begin(ChannelHandlerContext ctx) {
    if (exchange == null) {
      // Its time was over before the connection stood.
      var _ = ctx.close();
    } else {
      RequestWriter.write(ctx, exchange.request());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
    if (exchange == null) {
      end(new IOException("nothing was asked"));
    } else if (part.decoderResult().isFailure()) {
      end(new IOException("that is no HTTP", part.decoderResult().cause()));
    } else {
      if (part instanceof HttpResponse response) {
        head = response;
      }
      if (part instanceof HttpContent more && head != null) {
        take(head, more);
      }
    }
  }

  private void take(HttpResponse response, HttpContent part) {
    byte[] more = ByteBufUtil.getBytes(part.content());
    if (content.size() + more.length > bounds.contentMax()) {
      end(new IOException("the answer is too long"));
      return;
    }
    content.writeBytes(more);
    if (part instanceof LastHttpContent) {
      head = null;
      String text = content.toString(StandardCharsets.UTF_8);
      content.reset();
      // What comes before the answer proper is none (RFC 9110 section 15.2).
      if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
        answered(new Response(response.status().code(), text), HttpUtil.isKeepAlive(response));
      }
    }
  }

  /// The connection is free before the answer is told, so that whoever asks next finds it.
  private void answered(Response response, boolean keepAlive) {
    Exchange answered = exchange;
    exchange = null;
    kept = true;
    alarm.cancel(false);
    alarm = endAfter(bounds.idleMax());
    if (!keepAlive || !idle.keep(origin, this)) {
      end(new IOException("not kept"));
    }
    if (answered != null) {
      answered.answer().complete(response);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end(lost(new IOException("the connection ended")));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end(
        cause instanceof IOException wire && !(wire instanceof SSLException)
            ? lost(wire)
            : WireFaults.of(cause));
  }

  /// What a connection that is lost means: nothing, if it was kept and is not yet being answered
  /// on.
  private IOException lost(IOException why) {
    return kept && head == null ? new ConnectionGone(true) : why;
  }

  /// Ends the connection, and the exchange under way if there is one.
  void end(IOException why) {
    over = true;
    alarm.cancel(false);
    idle.forget(origin, this);
    if (context != null) {
      var _ = context.close();
    }
    Exchange ended = exchange;
    exchange = null;
    if (ended != null) {
      ended.answer().completeExceptionally(why);
    }
  }
}
