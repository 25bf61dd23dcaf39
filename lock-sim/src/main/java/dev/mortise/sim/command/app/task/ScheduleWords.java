package dev.mortise.sim.command.app.task;

import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Schedules as people write them: `mon-fri@08:00-18:00`, `fri,sat@22:00-06:00` (past midnight),
/// and `2026-12-24T00:00..2026-12-27T00:00`.
public final class ScheduleWords {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern WEEKLY = Pattern.compile("([a-z,-]+)@([0-9:]{5})-([0-9:]{5})");
  private static final Pattern DATES = Pattern.compile("(.+)\\.\\.(.+)");

  private ScheduleWords() {}

  /// Reads hours of the week.
  public static final class Weekly implements ITypeConverter<WeekDaySchedule> {

    /// For picocli.
    public Weekly() {}

    @Override
    public WeekDaySchedule convert(String text) {
      Matcher word = WEEKLY.matcher(text.toLowerCase(Locale.ROOT));
      if (word.matches()) {
        Optional<Set<DayOfWeek>> days = days(word.group(1));
        try {
          if (days.isPresent()) {
            String end = word.group(3).equals("24:00") ? "00:00" : word.group(3);
            return new WeekDaySchedule(
                days.get(), LocalTime.parse(word.group(2)), LocalTime.parse(end));
          }
        } catch (DateTimeException e) {
          throw noHours(text);
        }
      }
      throw noHours(text);
    }

    private static TypeConversionException noHours(String text) {
      return new TypeConversionException(
          "\"%s\" is no schedule such as mon-fri@08:00-18:00 or sat,sun@22:00-06:00"
              .formatted(text));
    }
  }

  /// Reads a stretch of days.
  static final class Dates implements ITypeConverter<YearDaySchedule> {
    @Override
    public YearDaySchedule convert(String text) {
      Matcher word = DATES.matcher(text);
      try {
        if (word.matches()) {
          return new YearDaySchedule(
              LocalDateTime.parse(word.group(1)), LocalDateTime.parse(word.group(2)));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        throw noDates(text);
      }
      throw noDates(text);
    }

    private static TypeConversionException noDates(String text) {
      return new TypeConversionException(
          "\"%s\" are no dates such as 2026-12-24T00:00..2026-12-27T00:00, the earlier first"
              .formatted(text));
    }
  }

  private static Optional<Set<DayOfWeek>> days(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : text.split(",", -1)) {
      String[] ends = word.split("-", -1);
      int first = DAYS.indexOf(ends[0]);
      int last = DAYS.indexOf(ends[ends.length - 1]);
      if (ends.length > 2 || first < 0 || last < 0) {
        return Optional.empty();
      }
      for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
        days.add(DayOfWeek.of(day + 1));
      }
      days.add(DayOfWeek.of(last + 1));
    }
    return Optional.of(days);
  }

  /// Says it as it is read.
  public static String of(WeekDaySchedule schedule) {
    String days =
        schedule.days().stream()
            .map(day -> DAYS.get(day.getValue() - 1))
            .collect(Collectors.joining(","));
    return "%s@%s-%s".formatted(days, schedule.start(), schedule.end());
  }

  /// Says it as it is read.
  public static String of(YearDaySchedule schedule) {
    return schedule.from() + ".." + schedule.until();
  }
}
