package dev.mortise.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The time of one simulated world: everything in it that waits, waits for this clock.
///
/// A *running* clock follows the host's and can be turned forward; a *manual* one stands still
/// except when turned. Turning visits each deadline on the way in order, at its own time, and waits
/// for its end; so a night passes in milliseconds and comes out as it would have by waiting. Time
/// never goes back.
///
/// The world always knows its own date. What one lock knows of it is that lock's [LockClock].
public final class WorldClock implements AutoCloseable {

  /// How many deadlines may be open at a time, over all locks.
  public static final int DEADLINES_MAX = 1 << 20;

  /// How many deadlines one turn may visit: one that sets itself again at once ends here.
  public static final int VISITS_MAX = 10_000_000;

  /// The furthest that one turn may go.
  public static final Duration TURN_MAX = Duration.ofDays(3_660);

  private static final Duration SETTLE_MAX = Duration.ofSeconds(30);

  private final TimeBase base;
  private final ReentrantLock state = new ReentrantLock();
  private final Condition changed = state.newCondition();
  private final ReentrantLock visiting = new ReentrantLock();
  private final TreeSet<Deadline> deadlines = new TreeSet<>();

  /// What the running clock began and perhaps has not ended; guarded by `visiting`.
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();

  private Duration turned = Duration.ZERO;
  private long order;
  private boolean closed;
  private @Nullable Thread runner;

  private WorldClock(TimeBase base) {
    this.base = base;
  }

  /// A clock that follows the host's and may be turned ahead of it.
  public static WorldClock running() {
    return new WorldClock(new TimeBase.Host());
  }

  /// A clock that stands at `start` until it is turned.
  public static WorldClock manual(Instant start) {
    return new WorldClock(new TimeBase.Still(start));
  }

  /// Time since this clock was made. It never goes back.
  public Duration monotonic() {
    state.lock();
    try {
      return base.elapsed().plus(turned);
    } finally {
      state.unlock();
    }
  }

  /// The date and time in this world.
  public Instant now() {
    state.lock();
    try {
      return base.instant().plus(turned);
    } finally {
      state.unlock();
    }
  }

  /// The same date and time, for parts that take the JDK's interface: phones and companion in one
  /// process with a lock.
  public InstantSource instants() {
    return this::now;
  }

  /// Whether only [#turn] moves this clock.
  public boolean manual() {
    return base instanceof TimeBase.Still;
  }

  /// Makes an appointment. One whose time has passed is due at once: on a running clock by its
  /// thread, on a manual one with the next turn, even of zero.
  ///
  /// @throws IllegalStateException if the clock is closed or [#DEADLINES_MAX] are open
  public Deadline at(Duration when, Due due) {
    state.lock();
    try {
      if (closed) {
        throw new IllegalStateException("deadline on a closed clock");
      }
      if (deadlines.size() >= DEADLINES_MAX) {
        throw new IllegalStateException("too many deadlines open=" + deadlines.size());
      }
      Deadline deadline = new Deadline(this, when, order++, due);
      deadlines.add(deadline);
      if (!manual() && runner == null) {
        runner = Thread.ofPlatform().daemon().name("world-clock").start(this::run);
      }
      changed.signalAll();
      return deadline;
    } finally {
      state.unlock();
    }
  }

  void cancel(Deadline deadline) {
    state.lock();
    try {
      deadlines.remove(deadline);
    } finally {
      state.unlock();
    }
  }

  /// Moves time forward and keeps every appointment on the way. What a running clock had begun
  /// before ends first, so that it still takes place at its own time.
  ///
  /// Called from inside an appointment, or for work that itself waits for a turn, it cannot end and
  /// says so.
  ///
  /// @param by zero to [#TURN_MAX]; zero keeps what is due now
  /// @throws IllegalArgumentException if `by` is negative or too long
  /// @throws IllegalStateException from inside an appointment, or if one does not end
  public void turn(Duration by) {
    if (by.isNegative() || by.compareTo(TURN_MAX) > 0) {
      throw new IllegalArgumentException("a clock turns forward, at most ten years by=" + by);
    }
    if (visiting.isHeldByCurrentThread()) {
      throw new IllegalStateException("clock turned from inside one of its deadlines");
    }
    visiting.lock();
    try {
      underWay.forEach(WorldClock::settle);
      Duration target = monotonic().plus(by);
      for (int visits = 0; ; visits++) {
        Optional<Deadline> next = takeUpTo(target);
        if (next.isEmpty()) {
          break;
        }
        if (visits == VISITS_MAX) {
          throw new IllegalStateException("too many deadlines in one turn visits=" + visits);
        }
        settle(next.get().due().reached().toCompletableFuture());
      }
      reach(target);
    } finally {
      visiting.unlock();
    }
  }

  /// Takes the first deadline not after `target`, with the clock set to its time.
  private Optional<Deadline> takeUpTo(Duration target) {
    state.lock();
    try {
      if (deadlines.isEmpty() || deadlines.first().at().compareTo(target) > 0) {
        return Optional.empty();
      }
      Deadline first = deadlines.removeFirst();
      reach(first.at());
      return Optional.of(first);
    } finally {
      state.unlock();
    }
  }

  private void reach(Duration time) {
    state.lock();
    try {
      Duration ahead = time.minus(base.elapsed());
      turned = ahead.compareTo(turned) > 0 ? ahead : turned;
      changed.signalAll();
    } finally {
      state.unlock();
    }
  }

  private static void settle(CompletableFuture<?> work) {
    try {
      work.get(SETTLE_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a deadline failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("a deadline does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while turning", e);
    }
  }

  /// The thread of a running clock: it starts what is due and never waits for it.
  private void run() {
    while (awaitDue()) {
      visiting.lock();
      try {
        takeUpTo(monotonic()).ifPresent(this::start);
      } finally {
        visiting.unlock();
      }
    }
  }

  private void start(Deadline deadline) {
    try {
      CompletableFuture<?> work = deadline.due().reached().toCompletableFuture();
      underWay.removeIf(CompletableFuture::isDone);
      underWay.add(work);
    } catch (RuntimeException e) {
      Logger.error(e, "a deadline failed at={}", deadline.at());
    }
  }

  /// Sleeps until a deadline is due; false when the clock was closed.
  private boolean awaitDue() {
    state.lock();
    try {
      while (!closed) {
        if (deadlines.isEmpty()) {
          changed.await();
          continue;
        }
        Duration left = deadlines.first().at().minus(base.elapsed().plus(turned));
        if (!left.isPositive()) {
          return true;
        }
        changed.awaitNanos(left.toNanos());
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      state.unlock();
    }
  }

  /// Drops every appointment; time can still be read and turned.
  @Override
  public void close() {
    state.lock();
    try {
      closed = true;
      deadlines.clear();
      changed.signalAll();
    } finally {
      state.unlock();
    }
  }
}
