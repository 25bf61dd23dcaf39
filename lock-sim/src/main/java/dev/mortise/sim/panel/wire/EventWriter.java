package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.EventSource;
import dev.mortise.sim.panel.http.Json;
import dev.mortise.sim.panel.http.PanelLimits;
import dev.mortise.sim.panel.http.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends server-sent events on a virtual thread until one side has enough. The next are fetched
/// only when the last have left, so that a slow client costs one batch of memory.
final class EventWriter implements Runnable {

  private static final String STILL_HERE = ": still here\n\n";

  private final ChannelHandlerContext context;
  private final Reply.Events events;
  private final Semaphore news = new Semaphore(0);

  EventWriter(ChannelHandlerContext context, Reply.Events events) {
    this.context = context;
    this.events = events;
  }

  @Override
  public void run() {
    context.channel().closeFuture().addListener(_ -> news.release());
    try (var _ = events.source().onNews(news::release)) {
      send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      var _ = context.close();
    }
  }

  private void send() throws InterruptedException {
    long cursor = events.after();
    boolean taken = true;
    while (taken && context.channel().isActive()) {
      news.drainPermits();
      List<EventSource.Event> next = events.source().after(cursor, PanelLimits.BATCH);
      if (!next.isEmpty()) {
        cursor = next.getLast().cursor();
        StringBuilder text = new StringBuilder();
        next.forEach(event -> text.append(text(event)));
        taken = write(text.toString());
      } else if (!news.tryAcquire(PanelLimits.HEARTBEAT.toSeconds(), TimeUnit.SECONDS)) {
        taken = write(STILL_HERE);
      }
    }
  }

  private static String text(EventSource.Event event) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(
            event.cursor(),
            event.kind(),
            new String(Json.write(event.data()), StandardCharsets.UTF_8));
  }

  /// Waits until the client took it, or the connection is closed for its not taking it.
  private boolean write(String text) throws InterruptedException {
    ChannelFuture written =
        context.writeAndFlush(
            new DefaultHttpContent(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8))));
    written.await();
    return written.isSuccess();
  }
}
