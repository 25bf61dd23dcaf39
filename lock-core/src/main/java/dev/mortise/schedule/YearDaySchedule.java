package dev.mortise.schedule;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A stretch of days: Matter's *YearDay schedule*, by what the clock on the lock's wall shows.
///
/// @param from the first reading that is covered, in whole minutes, from 1970 on
/// @param until the first reading after it that is not, in whole minutes, before the year 10000
public record YearDaySchedule(LocalDateTime from, LocalDateTime until) {

  private static final long LAST_MINUTE = minute(LocalDateTime.of(9999, 12, 31, 23, 59));

  public YearDaySchedule {
    if (!isInRange(from) || !isInRange(until) || !from.isBefore(until)) {
      throw new IllegalArgumentException(
          "a date schedule begins before it ends, in whole minutes from 1970 to 9999"
              + " from=%s until=%s".formatted(from, until));
    }
  }

  private static boolean isInRange(LocalDateTime reading) {
    return reading.equals(reading.truncatedTo(ChronoUnit.MINUTES))
        && minute(reading) >= 0
        && minute(reading) <= LAST_MINUTE;
  }

  /// Whether it covers what the clock shows.
  public boolean covers(LocalDateTime reading) {
    return !reading.isBefore(from) && reading.isBefore(until);
  }

  /// The form that is stored and sent: minutes that a clock on the wall counts from 1970 on.
  CborValue toCbor() {
    return CborMap.withFields().put(1, minute(from)).put(2, minute(until)).build();
  }

  static YearDaySchedule parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "year-day schedule");
    long from = fields.integer(1, 0, LAST_MINUTE);
    long until = fields.integer(2, 0, LAST_MINUTE);
    if (from >= until) {
      fields.fault(2, "ends before it begins");
    }
    fields.finish();
    return new YearDaySchedule(reading(from), reading(until));
  }

  private static long minute(LocalDateTime reading) {
    return Math.floorDiv(reading.toEpochSecond(ZoneOffset.UTC), 60L);
  }

  private static LocalDateTime reading(long minute) {
    return LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
  }
}
