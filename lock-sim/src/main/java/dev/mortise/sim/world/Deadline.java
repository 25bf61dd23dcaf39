package dev.mortise.sim.world;

import java.time.Duration;
import java.util.Comparator;

/// One appointment with the world's clock. Equal times keep the order in which they were made.
public final class Deadline implements Comparable<Deadline> {

  private static final Comparator<Deadline> ORDER =
      Comparator.comparing(Deadline::at).thenComparingLong(deadline -> deadline.order);

  private final WorldClock clock;
  private final Duration at;
  private final long order;
  private final Due due;

  Deadline(WorldClock clock, Duration at, long order, Due due) {
    this.clock = clock;
    this.at = at;
    this.order = order;
    this.due = due;
  }

  /// When it is due, on the world's monotonic clock.
  public Duration at() {
    return at;
  }

  /// Takes the appointment back. Harmless when it was kept already.
  public void cancel() {
    clock.cancel(this);
  }

  Due due() {
    return due;
  }

  @Override
  public int compareTo(Deadline other) {
    return ORDER.compare(this, other);
  }
}
