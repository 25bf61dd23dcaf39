package dev.mortise.sim.world;

import java.time.Duration;

/// What is left of a wait for somebody outside, such as a companion, whom no turned clock hurries.
public final class RealCountdown {

  private final Duration whole;
  private final long began;

  private RealCountdown(Duration whole, long began) {
    this.whole = whole;
    this.began = began;
  }

  /// Begins to count.
  public static RealCountdown from(Duration whole) {
    return new RealCountdown(whole, System.nanoTime());
  }

  /// The real time that is left; zero or less when it is over.
  public Duration left() {
    return whole.minusNanos(System.nanoTime() - began);
  }
}
