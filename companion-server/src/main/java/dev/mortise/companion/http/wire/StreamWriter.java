package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.dispatch.Reply;
import dev.mortise.companion.http.stream.StreamedEvent;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Sends an event stream on a virtual thread of its own. The next events are fetched only when the
/// last ones have left: a slow client slows its own stream and costs one batch of memory.
final class StreamWriter implements Runnable {
  private static final String HEARTBEAT = ": still here\n\n";

  private final ChannelHandlerContext ctx;
  private final Reply.Streaming reply;
  private final HttpPolicy policy;
  private final Workers workers;
  private final Semaphore news = new Semaphore(0);

  private StreamWriter(
      ChannelHandlerContext ctx, Reply.Streaming reply, HttpPolicy policy, Workers workers) {
    this.ctx = ctx;
    this.reply = reply;
    this.policy = policy;
    this.workers = workers;
  }

  /// Begins a stream; it ends with the connection.
  static void start(
      ChannelHandlerContext ctx,
      Reply.Streaming reply,
      String method,
      HttpVersion version,
      HttpPolicy policy,
      Workers workers) {
    StreamWriter writer = new StreamWriter(ctx, reply, policy, workers);
    ctx.channel().closeFuture().addListener(_ -> writer.news.release());
    var _ = ctx.writeAndFlush(ReplyWriter.head(ctx, reply, version));
    if (method.equals("HEAD")) {
      reply.place().close();
      var _ = ctx.close();
    } else {
      workers.run(writer);
    }
  }

  @Override
  public void run() {
    try (var _ = reply.place();
        var _ = reply.events().onNews(this::newsCame)) {
      send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Logger.error(e, "an event stream broke off");
    } finally {
      var _ = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      var _ = ctx.close();
    }
  }

  private void newsCame() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void send() throws InterruptedException {
    String cursor = reply.after();
    long checked = System.nanoTime();
    while (ctx.channel().isActive() && !workers.stopping()) {
      List<StreamedEvent> events = reply.events().after(cursor, policy.batch());
      boolean sent;
      if (!events.isEmpty()) {
        cursor = events.getLast().cursor();
        sent = write(events.stream().map(StreamedEvent::text).collect(Collectors.joining()));
      } else if (reply.events().isOver()) {
        return;
      } else if (news.tryAcquire(policy.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
        sent = true;
      } else {
        sent = write(HEARTBEAT);
      }
      if (!sent) {
        return;
      }
      if (Duration.ofNanos(System.nanoTime() - checked).compareTo(policy.heartbeat()) >= 0) {
        checked = System.nanoTime();
        if (!reply.welcome().getAsBoolean()) {
          return;
        }
      }
    }
  }

  /// Waits until the bytes have left this process, or the connection is closed for not taking them.
  private boolean write(String text) throws InterruptedException {
    ChannelFuture written =
        ctx.writeAndFlush(
            new DefaultHttpContent(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8))));
    written.await();
    return written.isSuccess();
  }
}
