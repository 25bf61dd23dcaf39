package dev.mortise.schedule;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Every schedule of somebody. Of one kind any will do; where there are both kinds, both must match
/// (ST-4).
///
/// What counts is what a clock on the wall shows in the lock's zone, and nothing else. So where a
/// clock is put forward, the readings that it leaps over never come, and a schedule that lies among
/// them covers nothing that day; where it is put back, the readings that come twice are covered
/// twice.
///
/// @param weekDays the weekly ones, at most [#MAX_WEEK_DAYS]
/// @param yearDays the stretches of days, at most [#MAX_YEAR_DAYS]
public record Schedules(List<WeekDaySchedule> weekDays, List<YearDaySchedule> yearDays) {

  /// The most weekly schedules of one holder: one for each day, if every day is different.
  public static final int MAX_WEEK_DAYS = 7;

  /// The most stretches of days of one holder.
  public static final int MAX_YEAR_DAYS = 4;

  /// No schedule at all.
  public static final Schedules NONE = new Schedules(List.of(), List.of());

  public Schedules {
    weekDays = List.copyOf(weekDays);
    yearDays = List.copyOf(yearDays);
    if (weekDays.size() > MAX_WEEK_DAYS || yearDays.size() > MAX_YEAR_DAYS) {
      throw new IllegalArgumentException(
          "too many schedules weekDays=%d yearDays=%d".formatted(weekDays.size(), yearDays.size()));
    }
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return weekDays.isEmpty() && yearDays.isEmpty();
  }

  /// Whether every kind that there is covers this moment. Where there is none, none is covered.
  ///
  /// @param zone where the lock is
  public boolean cover(Instant time, ZoneId zone) {
    LocalDateTime reading = LocalDateTime.ofInstant(time, zone);
    return !isEmpty()
        && (weekDays.isEmpty() || weekDays.stream().anyMatch(one -> one.covers(reading)))
        && (yearDays.isEmpty() || yearDays.stream().anyMatch(one -> one.covers(reading)));
  }

  /// The form that is stored and sent.
  public CborValue toCbor() {
    return CborMap.withFields()
        .put(1, new CborArray(weekDays.stream().map(WeekDaySchedule::toCbor).toList()))
        .put(2, new CborArray(yearDays.stream().map(YearDaySchedule::toCbor).toList()))
        .build();
  }

  /// Reads that form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Schedules parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "schedules");
    List<CborValue> weekly = fields.array(1, 0, MAX_WEEK_DAYS);
    List<CborValue> dated = fields.array(2, 0, MAX_YEAR_DAYS);
    fields.finish();
    List<WeekDaySchedule> weekDays = new ArrayList<>();
    for (CborValue item : weekly) {
      weekDays.add(WeekDaySchedule.parse(item));
    }
    List<YearDaySchedule> yearDays = new ArrayList<>();
    for (CborValue item : dated) {
      yearDays.add(YearDaySchedule.parse(item));
    }
    return new Schedules(weekDays, yearDays);
  }
}
