package dev.mortise.sim.fleet.reference;

import dev.mortise.user.UserType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A user of the household as the specification sees one.
public final class Person {

  final int number;
  boolean administrator;
  boolean enabled = true;
  UserType type = UserType.UNRESTRICTED_USER;
  boolean dual;
  Optional<Instant> from = Optional.empty();
  Optional<Instant> until = Optional.empty();
  Optional<Week> week = Optional.empty();
  Optional<Days> days = Optional.empty();

  /// When an *expiring* user's time is over, by both clocks; by the monotonic one at no time before
  /// the first use.
  private Optional<Duration> overAt = Optional.empty();

  private Instant overAtWall = Instant.MAX;

  Person(int number, boolean administrator) {
    this.number = number;
    this.administrator = administrator;
  }

  /// Some hours on some days of the week, perhaps past midnight.
  public record Week(Set<DayOfWeek> weekdays, LocalTime start, LocalTime end) {

    public Week {
      weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays)); // In the order of the week.
    }

    boolean covers(LocalDateTime clock) {
      LocalDateTime today = clock.toLocalDate().atTime(start);
      return within(today, clock) || within(today.minusDays(1), clock);
    }

    private boolean within(LocalDateTime begin, LocalDateTime clock) {
      LocalDateTime over = begin.toLocalDate().atTime(end);
      over = over.isAfter(begin) ? over : over.plusDays(1);
      return weekdays.contains(begin.getDayOfWeek())
          && !clock.isBefore(begin)
          && clock.isBefore(over);
    }
  }

  /// A stretch of days.
  public record Days(LocalDateTime begin, LocalDateTime over) {

    boolean covers(LocalDateTime clock) {
      return !clock.isBefore(begin) && clock.isBefore(over);
    }
  }

  Person copy() {
    Person copy = new Person(number, administrator);
    copy.enabled = enabled;
    copy.type = type;
    copy.dual = dual;
    copy.from = from;
    copy.until = until;
    copy.week = week;
    copy.days = days;
    copy.overAt = overAt;
    copy.overAtWall = overAtWall;
    return copy;
  }

  /// Whether this is a time for them at all (LK-10, ST-4, ST-5, D-17).
  boolean isWelcomeAt(Optional<Instant> wall) {
    boolean timeless =
        from.isEmpty()
            && until.isEmpty()
            && switch (type) {
              case UNRESTRICTED_USER, NON_ACCESS_USER, DISPOSABLE_USER, REMOTE_ONLY_USER -> true;
              case WEEK_DAY_SCHEDULE_USER,
                  YEAR_DAY_SCHEDULE_USER,
                  SCHEDULE_RESTRICTED_USER,
                  EXPIRING_USER ->
                  false;
            };
    if (timeless) {
      return true;
    }
    if (wall.isEmpty()) {
      return false;
    }
    Instant now = wall.get();
    return isValidAt(now) && isScheduledAt(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  /// Why no credential of theirs is taken now, or empty if it is.
  Optional<String> unwelcomeAtTheDoor(Optional<Instant> wall) {
    if (!enabled) {
      return Optional.of("a disabled user");
    }
    if (type == UserType.REMOTE_ONLY_USER) {
      return Optional.of("a remote-only user at the door");
    }
    if (isWelcomeAt(wall)) {
      return Optional.empty();
    }
    return Optional.of(
        wall.map(time -> isValidAt(time) ? "outside the hours of " + type : "outside a validity")
            .orElse("time unknown"));
  }

  private boolean isValidAt(Instant now) {
    return from.map(begin -> !now.isBefore(begin)).orElse(true)
        && until.map(now::isBefore).orElse(true);
  }

  private boolean isScheduledAt(LocalDateTime clock) {
    boolean byWeek = week.map(one -> one.covers(clock)).orElse(true);
    boolean byDays = days.map(one -> one.covers(clock)).orElse(true);
    return switch (type) {
      case WEEK_DAY_SCHEDULE_USER -> week.isPresent() && byWeek && byDays;
      case YEAR_DAY_SCHEDULE_USER -> days.isPresent() && byWeek && byDays;
      case SCHEDULE_RESTRICTED_USER -> (week.isPresent() || days.isPresent()) && byWeek && byDays;
      case UNRESTRICTED_USER, NON_ACCESS_USER, DISPOSABLE_USER, REMOTE_ONLY_USER, EXPIRING_USER ->
          true;
    };
  }

  /// They came in (ST-5).
  void cameIn(Duration now, Optional<Instant> wall, Duration stay) {
    if (type == UserType.DISPOSABLE_USER) {
      enabled = false;
    } else if (type == UserType.EXPIRING_USER && overAt.isEmpty()) {
      overAt = Optional.of(now.plus(stay));
      overAtWall = wall.orElseThrow().plus(stay);
    }
  }

  /// Time passes, and perhaps theirs is over.
  void settle(Duration now, Optional<Instant> wall) {
    boolean over =
        overAt.isPresent()
            && (now.compareTo(overAt.get()) >= 0
                || wall.filter(time -> time.toEpochMilli() >= overAtWall.toEpochMilli())
                    .isPresent());
    if (enabled && over) {
      enabled = false;
      forgetTheStay();
    }
  }

  /// Whoever is enabled anew, or comes another way, has all their time again.
  void forgetTheStay() {
    overAt = Optional.empty();
    overAtWall = Instant.MAX;
  }

  @Override
  public String toString() {
    return line(administrator, enabled, type, dual, from, until, week, days);
  }

  /// A user in one line, the lock's or the reference's.
  static String line(Object... parts) {
    return Arrays.toString(parts);
  }
}
