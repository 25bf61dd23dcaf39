package dev.mortise.sim.link.device;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a lock waits before it tries to connect again: random, between nothing and a bound that
/// doubles with every failure, so that a region of locks does not come back at once.
///
/// @param first the bound after the first failure
/// @param longest the bound that doubling stops at
/// @param proven how long a connection must stand for the failures before it to be forgotten
public record BackOff(Duration first, Duration longest, Duration proven) {

  /// From half a second to a minute, which is also what a connection must stand.
  public static final BackOff USUAL = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(60));

  private static final int MOST_DOUBLINGS = 30;

  public BackOff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("bounds must grow first=%s".formatted(first));
    }
  }

  /// Failures are forgotten after a connection that stood as long as the longest wait.
  public BackOff(Duration first, Duration longest) {
    this(first, longest, longest);
  }

  /// The wait after this many failures in a row, one or more.
  public Duration after(int failures, RandomGenerator random) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long bound = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(random.nextLong(bound + 1));
  }
}
