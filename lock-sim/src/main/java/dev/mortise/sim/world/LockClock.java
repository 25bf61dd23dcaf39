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

  private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

  private final WorldClock world;
  private final MonotonicCount kept;
  private Duration count;
  private @Nullable Duration poweredSince;
  private @Nullable Duration wallAhead;
  private @Nullable Deadline nextKeeping;
  private boolean closed;

  /// The clocks of a lock without power, whose count goes on from what was kept. The count is
  /// closed with the clock.
  public LockClock(WorldClock world, MonotonicCount kept) {
    this.world = world;
    this.kept = kept;
    this.count = kept.value();
  }

  /// Time under power in the lock's whole life.
  public synchronized Duration monotonic() {
    Duration now = poweredSince == null ? count : count.plus(world.monotonic()).minus(poweredSince);
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
    return world.at(when.minus(count).plus(poweredSince), due);
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
