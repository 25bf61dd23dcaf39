package dev.mortise.schedule;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The same hours on some days of every week: Matter's *WeekDay schedule*, but that it may run past
/// midnight, into a day that is not among its own.
///
/// @param days the days on which it begins, at least one
/// @param start when it begins, in whole minutes
/// @param end when it is over, in whole minutes; not after the start means on the next day, and the
///   same as the start a whole day
public record WeekDaySchedule(Set<DayOfWeek> days, LocalTime start, LocalTime end) {

  private static final int LAST_MINUTE = 24 * 60 - 1;
  private static final int EVERY_DAY = 0b111_1111;

  public WeekDaySchedule {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a weekly schedule needs a day");
    }
    if (!isWholeMinute(start) || !isWholeMinute(end)) {
      throw new IllegalArgumentException(
          "a weekly schedule has whole minutes start=%s end=%s".formatted(start, end));
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  private static boolean isWholeMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  /// Whether it goes on after midnight.
  public boolean crossesMidnight() {
    return !start.isBefore(end);
  }

  /// Whether it covers what the clock shows.
  public boolean covers(LocalDateTime reading) {
    LocalTime time = reading.toLocalTime();
    boolean begun = days.contains(reading.getDayOfWeek()) && !time.isBefore(start);
    if (!crossesMidnight()) {
      return begun && time.isBefore(end);
    }
    return begun || (days.contains(reading.getDayOfWeek().minus(1)) && time.isBefore(end));
  }

  /// The form that is stored and sent: Matter's mask of days, and minutes of the day.
  public CborValue toCbor() {
    int mask = 0;
    for (DayOfWeek day : days) {
      mask |= bit(day);
    }
    return CborMap.withFields().put(1, mask).put(2, minute(start)).put(3, minute(end)).build();
  }

  /// Reads that form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static WeekDaySchedule parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "week-day schedule");
    int mask = fields.integer(1, 1, EVERY_DAY);
    LocalTime start = time(fields.integer(2, 0, LAST_MINUTE));
    LocalTime end = time(fields.integer(3, 0, LAST_MINUTE));
    fields.finish();
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((mask & bit(day)) != 0) {
        days.add(day);
      }
    }
    return new WeekDaySchedule(days, start, end);
  }

  /// Sunday is bit 0, as in Matter's *DaysMaskBitmap*.
  private static int bit(DayOfWeek day) {
    return 1 << (day.getValue() % 7);
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }
}
