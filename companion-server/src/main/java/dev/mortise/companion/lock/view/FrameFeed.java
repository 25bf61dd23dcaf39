package dev.mortise.companion.lock.view;

import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Json;
import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.companion.http.stream.StreamedEvent;
import dev.mortise.protocol.link.StreamFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The frames of one view for one viewer: the newest few, until they are fetched.
///
/// A frame that was handed out is gone; who comes again sees what comes next. The last event says
/// why there are no more.
final class FrameFeed implements EventStream {

  /// The last event comes after the last frame.
  private static final String LAST = "end";

  private final Views views;
  private final Views.Key key;
  private final ViewPolicy policy;
  private final Duration longest;
  private final Supplier<Optional<ViewEnd>> objection;
  private final Deque<StreamFrame> waiting = new ArrayDeque<>();

  private Runnable news = () -> {};
  private long begunNanos;
  private long lastNanos;
  private @Nullable ViewEnd end;
  private boolean told;

  /// @param longest as long as frames are handed out at most, from when they are listened to
  /// @param objection why the viewer may see no more, once they may not; may block
  FrameFeed(
      Views views,
      Views.Key key,
      ViewPolicy policy,
      Duration longest,
      Supplier<Optional<ViewEnd>> objection) {
    this.views = views;
    this.key = key;
    this.policy = policy;
    this.longest = longest;
    this.objection = objection;
  }

  @Override
  public Listening onNews(Runnable listener) {
    synchronized (this) {
      news = listener;
      begunNanos = System.nanoTime();
      lastNanos = begunNanos;
    }
    views.open(key, this);
    attend();
    return this::close;
  }

  private void close() {
    views.close(key, this);
    end(ViewEnd.VIEWER_LEFT);
    synchronized (this) {
      waiting.clear();
    }
  }

  /// Takes a frame; never blocks. Of too many the oldest goes: an old picture is worth less than a
  /// new one.
  synchronized void offer(StreamFrame frame) {
    if (end != null) {
      return;
    }
    lastNanos = System.nanoTime();
    waiting.add(frame);
    if (waiting.size() > policy.waiting()) {
      waiting.remove();
    }
    news.run();
  }

  /// Says that there will be no more frames; the first reason given is the one.
  synchronized void end(ViewEnd why) {
    if (end == null) {
      end = why;
      news.run();
    }
  }

  /// Ends the view once its time is over or the lock has been silent for too long, and else comes
  /// again when that will be.
  private void attend() {
    Duration left;
    synchronized (this) {
      if (end != null) {
        return;
      }
      long now = System.nanoTime();
      Duration ofAll = longest.minusNanos(now - begunNanos);
      Duration ofSilence = policy.silence().minusNanos(now - lastNanos);
      if (!ofAll.isPositive()) {
        end(ViewEnd.TIME_OVER);
        return;
      }
      if (!ofSilence.isPositive()) {
        end(ViewEnd.SILENT);
        return;
      }
      left = ofAll.compareTo(ofSilence) < 0 ? ofAll : ofSilence;
    }
    CompletableFuture.delayedExecutor(
            left.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
        .execute(this::attend);
  }

  /// Whether the viewer may still see frames is asked each time that there are some, after they
  /// were taken out: of these frames and not of later ones, and whatever else has ended the view.
  @Override
  public List<StreamedEvent> after(String cursor, int limit) {
    List<StreamFrame> frames = taken();
    List<StreamedEvent> events = new ArrayList<>();
    Optional<ViewEnd> against = frames.isEmpty() ? Optional.empty() : objection.get();
    against.ifPresentOrElse(this::forbid, () -> frames.forEach(frame -> events.add(event(frame))));
    lastWord().ifPresent(events::add);
    return events;
  }

  private synchronized List<StreamFrame> taken() {
    List<StreamFrame> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /// This reason counts before every other, and what has come meanwhile is dropped.
  private synchronized void forbid(ViewEnd why) {
    end = why;
    waiting.clear();
  }

  /// Why there are no more frames, once, and after the last of them: one that has come since the
  /// others were taken is asked about first.
  private synchronized Optional<StreamedEvent> lastWord() {
    if (end == null || told || !waiting.isEmpty()) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(new StreamedEvent(LAST, "end", Json.write(Map.of("why", end.word()))));
  }

  private static StreamedEvent event(StreamFrame frame) {
    return new StreamedEvent(
        Long.toString(frame.number()),
        "frame",
        Json.write(Map.of("frame", Base64Url.encode(frame.encode()))));
  }

  @Override
  public synchronized boolean isOver() {
    return told;
  }
}
