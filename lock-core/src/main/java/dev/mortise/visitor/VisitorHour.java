package dev.mortise.visitor;

import java.time.Instant;

/// An hour of universal time (h): the number of whole hours since 1970.
///
/// @param number 0 or more
public record VisitorHour(long number) implements Comparable<VisitorHour> {

  private static final long SECONDS = 3600;

  public VisitorHour {
    if (number < 0) {
      throw new IllegalArgumentException("hour must not be negative number=" + number);
    }
  }

  /// The hour that holds this instant.
  ///
  /// @throws IllegalArgumentException before 1970
  public static VisitorHour of(Instant instant) {
    return new VisitorHour(Math.floorDiv(instant.getEpochSecond(), SECONDS));
  }

  /// The instant at which this hour is over and the next begins.
  public Instant end() {
    return begin().plusSeconds(SECONDS);
  }

  /// The instant at which this hour begins.
  public Instant begin() {
    return Instant.ofEpochSecond(Math.multiplyExact(number, SECONDS));
  }

  @Override
  public int compareTo(VisitorHour other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
