package dev.mortise.sim.world;

import java.time.Duration;
import java.time.Instant;

/// Where a world's time comes from before anybody turns it.
sealed interface TimeBase {

  Duration elapsed();

  Instant instant();

  /// The host's clocks: one that only grows, and one that somebody may set.
  record Host(long origin) implements TimeBase {

    Host() {
      this(System.nanoTime());
    }

    @Override
    public Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - origin);
    }

    @Override
    public Instant instant() {
      return Instant.now();
    }
  }

  /// No movement at all.
  record Still(Instant instant) implements TimeBase {

    @Override
    public Duration elapsed() {
      return Duration.ZERO;
    }
  }
}
