package dev.mortise.visitor;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The hours whose codes a lock accepts: from 25 before its own to the one after, 27 in all, since
/// the clocks of app and lock may differ and a visitor may be a day late.
///
/// @param lockHour the lock's own hour (hn)
public record VisitorWindow(VisitorHour lockHour) {

  /// How many hours before the lock's own are accepted.
  public static final int HOURS_BEFORE = 25;

  /// How many hours after the lock's own are accepted.
  public static final int HOURS_AFTER = 1;

  /// The earliest hour accepted. Used flags of hours before it need not be kept.
  public VisitorHour first() {
    return new VisitorHour(Math.max(0, lockHour.number() - HOURS_BEFORE));
  }

  /// The latest hour accepted.
  public VisitorHour last() {
    return new VisitorHour(Math.addExact(lockHour.number(), HOURS_AFTER));
  }

  /// Whether a code of this hour is accepted.
  public boolean contains(VisitorHour hour) {
    return hour.compareTo(first()) >= 0 && hour.compareTo(last()) <= 0;
  }

  /// All slots accepted, in order: 27 hours of 4.
  public List<VisitorSlot> slots() {
    return LongStream.rangeClosed(first().number(), last().number())
        .mapToObj(VisitorHour::new)
        .flatMap(
            hour ->
                IntStream.range(0, VisitorSlot.PER_HOUR)
                    .mapToObj(index -> new VisitorSlot(hour, index)))
        .toList();
  }
}
