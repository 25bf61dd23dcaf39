package dev.mortise.sim.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The clocks of one lock of a fleet (D-17): its world's, its monotonic one, which stands still
/// without power, and its wall clock, which is unknown from then on until it is set. The latter two
/// may run fast or slow.
public final class FleetClock {

  /// The most by which a clock may be wrong, in millionths: an hour and a half a month.
  public static final int PPM_MAX = 2_000;

  private static final long MILLION = 1_000_000;

  /// The world's time, and the lock's at the moment from which it is reckoned.
  private long world;

  private long worldBase;
  private long count;
  private boolean running;
  private int ppm;
  private Optional<Instant> wallBase = Optional.empty();

  FleetClock() {}

  /// Nanoseconds since the world began.
  public long world() {
    return world;
  }

  /// Time under power in the lock's whole life.
  public Duration monotonic() {
    return Duration.ofNanos(count + elapsed(world));
  }

  /// The date and time as the lock believes it.
  public Optional<Instant> wall() {
    return wallBase.map(base -> base.plusNanos(elapsed(world)));
  }

  void reach(long time) {
    world = time;
  }

  void powerOn() {
    running = true;
    worldBase = world;
  }

  void powerOff() {
    count += elapsed(world);
    worldBase = world;
    running = false;
    wallBase = Optional.empty();
  }

  /// Sets the wall clock, or loses it; without power it is unknown all the same.
  public void set(Optional<Instant> time) {
    rebase();
    wallBase = time.filter(_ -> running);
  }

  void skew(int newPpm) {
    if (Math.abs(newPpm) > PPM_MAX) {
      throw new IllegalArgumentException("no clock is so wrong ppm=" + newPpm);
    }
    rebase();
    ppm = newPpm;
  }

  private void rebase() {
    long passed = elapsed(world);
    wallBase = wallBase.map(base -> base.plusNanos(passed));
    count += passed;
    worldBase = world;
  }

  /// What the lock's monotonic clock will show at a time of the world.
  Duration monotonicAt(long time) {
    return Duration.ofNanos(count + elapsed(time));
  }

  /// When the lock's monotonic clock has reached this, in the world's time: not a nanosecond
  /// earlier.
  long worldAt(Duration monotonic) {
    long left = monotonic.toNanos() - count;
    long rate = MILLION + ppm;
    long time = left / rate * MILLION + left % rate * MILLION / rate;
    return Math.max(world, worldBase + time + (ppm == 0 ? 0 : 1));
  }

  private long elapsed(long time) {
    if (!running) {
      return 0;
    }
    long passed = time - worldBase;
    return passed + passed / MILLION * ppm + passed % MILLION * ppm / MILLION;
  }
}
