package dev.mortise.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The two clocks of one lock: a monotonic one that stands still without power, and a wall clock
/// that is unknown after power was lost until somebody sets it (D-17).
///
/// A lock has no power while its process does not run. Safe for use by any thread.
public final class LockClock implements AutoCloseable {

  /// The most by which a clock may run fast or slow, in millionths.
  public static final int PPM_MAX = 100_000;

  private static final long MILLION = 1_000_000;

  private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

  private final WorldClock world;
  private final MonotonicCount kept;
  private Duration count;
  private @Nullable Duration poweredSince;
  private @Nullable Duration wallAhead;
  private @Nullable Deadline nextKeeping;
  private boolean closed;
  private int ppm;

  /// The clocks of a lock without power, whose count goes on from what was kept. The count is
  /// closed with the clock.
  public LockClock(WorldClock world, MonotonicCount kept) {
    this.world = world;
    this.kept = kept;
    this.count = kept.value();
  }

  /// Time under power in the lock's whole life.
  public synchronized Duration monotonic() {
    Duration now =
        poweredSince == null ? count : count.plus(counted(world.monotonic().minus(poweredSince)));
    if (!closed) {
      kept.keep(now);
    }
    return now;
  }

  /// The date and time as this lock believes it, or empty while unknown.
  public synchronized Optional<Instant> wall() {
    return Optional.ofNullable(wallAhead).map(ahead -> Instant.EPOCH.plus(ahead).plus(monotonic()));
  }

  /// Sets the wall clock; without power it has no effect.
  public synchronized void set(Instant wall) {
    if (poweredSince != null) {
      wallAhead = Duration.between(Instant.EPOCH, wall).minus(monotonic());
    }
  }

  /// Power is back: the count goes on, from no less than `floor`, what the lock last wrote beside
  /// its state.
  ///
  /// @throws IllegalStateException if power is on already
  public synchronized void powerOn(Duration floor) {
    if (poweredSince != null) {
      throw new IllegalStateException("power is on already count=" + count);
    }
    count = count.compareTo(floor) < 0 ? floor : count;
    poweredSince = world.monotonic();
    if (!world.manual()) {
      keepFromTimeToTime();
    }
  }

  /// Power is gone: the count stands still and the wall clock is unknown. Harmless without power.
  public synchronized void powerOff() {
    count = monotonic();
    poweredSince = null;
    wallAhead = null;
    if (nextKeeping != null) {
      nextKeeping.cancel();
      nextKeeping = null;
    }
  }

  /// Makes an appointment at a time of this lock's monotonic clock; the caller cancels it when
  /// power goes.
  ///
  /// @throws IllegalStateException without power
  public synchronized Deadline at(Duration when, Due due) {
    if (poweredSince == null) {
      throw new IllegalStateException("deadline without power at=" + when);
    }
    return world.at(uncounted(when.minus(count)).plus(poweredSince), due);
  }

  /// Lets both clocks run fast or slow from now on, as those of a cold or an old lock do.
  /// Appointments that were made before are kept at the time that was right then.
  ///
  /// @param millionths by how much they are fast; negative is slow
  /// @throws IllegalArgumentException beyond [#PPM_MAX] either way
  public synchronized void skew(int millionths) {
    if (Math.abs(millionths) > PPM_MAX) {
      throw new IllegalArgumentException("no clock is so wrong ppm=" + millionths);
    }
    if (poweredSince != null) {
      count = monotonic();
      poweredSince = world.monotonic();
    }
    ppm = millionths;
  }

  /// Puts the wall clock off, forward or back; an unknown time stays unknown.
  public synchronized void putOff(Duration by) {
    wallAhead = wallAhead == null ? null : wallAhead.plus(by);
  }

  /// What the lock counts while this much time passes in the world.
  private Duration counted(Duration passed) {
    long nanos = passed.toNanos();
    return Duration.ofNanos(nanos + nanos / MILLION * ppm + nanos % MILLION * ppm / MILLION);
  }

  /// How long it takes until the lock has counted this much, never too short.
  private Duration uncounted(Duration count) {
    long nanos = count.toNanos();
    long rate = MILLION + ppm;
    long exact = nanos / rate * MILLION + nanos % rate * MILLION / rate;
    return Duration.ofNanos(ppm == 0 ? nanos : exact + 1);
  }

  /// Nobody may ask a lock for its time for a while; a killed process then loses a second, not an
  /// hour.
  private synchronized void keepFromTimeToTime() {
    if (poweredSince == null) {
      return;
    }
    monotonic();
    nextKeeping =
        world.at(
            world.monotonic().plus(KEPT_EVERY),
            () -> {
              keepFromTimeToTime();
              return CompletableFuture.completedStage(null);
            });
  }

  /// Keeps the count and lets go of its file. Harmless twice.
  @Override
  public synchronized void close() {
    if (!closed) {
      powerOff();
      closed = true;
      kept.close();
    }
  }
}
