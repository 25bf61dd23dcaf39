package dev.mortise.sim.phone.watch;

import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.companion.EventStream;
import dev.mortise.sim.phone.companion.EventStream.News;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import dev.mortise.sim.world.RealCountdown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for a moment at which it is worth asking a lock again, for whoever waits for something to
/// be done at the lock.
///
/// Where the companion sends on the lock's events, that is when one comes; what it says is for the
/// lock to confirm. A phone that has only the near link, which brings no events, asks again after a
/// while.
public final class NextWord implements AutoCloseable {

  private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(1);

  /// So that an event which the companion never got costs no more than this.
  private static final Duration WITH_EVENTS = Duration.ofSeconds(5);

  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<EventStream> events;

  NextWord(Optional<EventStream> events, Duration within) {
    this.events = events;
    CompletableFuture.delayedExecutor(
            within.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(closed::countDown);
  }

  /// Listens from now on.
  ///
  /// @param newest the number of the newest event that the caller has heard of
  /// @param within after this long there is nothing to wait for
  public static NextWord behind(PhoneLock lock, long newest, Duration within) throws PhoneUnusable {
    try {
      return new NextWord(Optional.of(lock.events().streamBehind(newest)), within);
    } catch (CompanionFailed e) {
      return new NextWord(Optional.empty(), within);
    }
  }

  /// Waits until it is worth asking, for some seconds at the most.
  ///
  /// @return false if there is nothing to wait for any more
  public boolean await() {
    if (events.isPresent() && isStillOpen(events.get())) {
      return closed.getCount() > 0;
    }
    events.ifPresent(EventStream::close);
    events = Optional.empty();
    try {
      return !closed.await(WITHOUT_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Whether the stream goes on after what came of it. A sign of life is no event: whoever sends
  /// one after the other has nobody ask the lock.
  private boolean isStillOpen(EventStream stream) {
    RealCountdown patience = RealCountdown.from(WITH_EVENTS);
    try {
      News news = stream.next(WITH_EVENTS);
      while (news instanceof News.StillHere && closed.getCount() > 0) {
        Duration left = patience.left();
        news = left.isPositive() ? stream.next(left) : new News.Silence();
      }
      return !(news instanceof News.Ended);
    } catch (CompanionFailed e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    events.ifPresent(EventStream::close);
  }
}
