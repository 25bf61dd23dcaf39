package dev.mortise.schedule;

import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Schedules drawn from a seed: of both kinds, of one, or none.
public final class RandomSchedules {

  private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int YEAR_MINUTES = 365 * 24 * 60;

  private RandomSchedules() {}

  public static Schedules of(Random random) {
    List<WeekDaySchedule> weekDays = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      weekDays.add(weekDay(random));
    }
    List<YearDaySchedule> yearDays = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      yearDays.add(yearDay(random));
    }
    return new Schedules(weekDays, yearDays);
  }

  /// When a periodic visitor passcode may open.
  public static PeriodicSchedule periodic(Random random) {
    Instant from = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    return new PeriodicSchedule(
        from,
        from.plusSeconds(1 + random.nextInt(100_000_000)),
        random.nextBoolean() ? Optional.of(weekDay(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(ZoneId.of("Pacific/Chatham")) : Optional.empty());
  }

  static WeekDaySchedule weekDay(Random random) {
    EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (int i = random.nextInt(4); i > 0; i--) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    return new WeekDaySchedule(days, time(random), time(random));
  }

  private static LocalTime time(Random random) {
    return LocalTime.ofSecondOfDay(60L * random.nextInt(24 * 60));
  }

  static YearDaySchedule yearDay(Random random) {
    LocalDateTime from = NEW_YEAR.plusMinutes(random.nextInt(YEAR_MINUTES));
    return new YearDaySchedule(from, from.plusMinutes(1 + random.nextInt(YEAR_MINUTES / 4)));
  }
}
