package dev.mortise.visitor;

import java.util.Comparator;

/// The place of one code within a series: its hour, and which of that hour's codes it is.
///
/// @param hour when the code was made
/// @param index 0 to [#PER_HOUR] - 1, counted by the app (i)
public record VisitorSlot(VisitorHour hour, int index) implements Comparable<VisitorSlot> {

  /// How many codes an app can make in an hour.
  public static final int PER_HOUR = 4;

  private static final Comparator<VisitorSlot> BY_TIME =
      Comparator.comparing(VisitorSlot::hour).thenComparingInt(VisitorSlot::index);

  public VisitorSlot {
    if (index < 0 || index >= PER_HOUR) {
      throw new IllegalArgumentException("index must be 0 to 3 index=" + index);
    }
  }

  @Override
  public int compareTo(VisitorSlot other) {
    return BY_TIME.compare(this, other);
  }
}
