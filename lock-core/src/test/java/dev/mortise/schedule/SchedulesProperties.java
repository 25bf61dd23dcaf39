package dev.mortise.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/// A year of schedules, minute by minute, against a clock of hands that knows no time zone: it goes
/// on by a minute each minute, and somebody puts it forward and back when `java.time` says that it
/// has to be.
class SchedulesProperties {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final int YEAR_MINUTES = 365 * 24 * 60;
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  @Property(tries = 3)
  @Tag("SEC-16")
  @Tag("ST-4")
  void yearInBerlin(@ForAll long seed) {
    aYearEqualsTheClockOnTheWall("Europe/Berlin", seed);
  }

  @Property(tries = 3)
  @Tag("SEC-16")
  @Tag("ST-4")
  void yearInNewYork(@ForAll long seed) {
    aYearEqualsTheClockOnTheWall("America/New_York", seed);
  }

  /// The clocks of Lord Howe Island move by half an hour only.
  @Property(tries = 3)
  @Tag("SEC-16")
  @Tag("ST-4")
  void yearOnLordHowe(@ForAll long seed) {
    aYearEqualsTheClockOnTheWall("Australia/Lord_Howe", seed);
  }

  /// The clocks of Santiago leap at midnight, so that a day has no first hour.
  @Property(tries = 3)
  @Tag("SEC-16")
  @Tag("ST-4")
  void yearInSantiago(@ForAll long seed) {
    aYearEqualsTheClockOnTheWall("America/Santiago", seed);
  }

  @Property(tries = 3)
  @Tag("SEC-16")
  @Tag("ST-4")
  void yearInShanghai(@ForAll long seed) {
    aYearEqualsTheClockOnTheWall("Asia/Shanghai", seed);
  }

  private static void aYearEqualsTheClockOnTheWall(String id, long seed) {
    ZoneId zone = ZoneId.of(id);
    Random random = new Random(seed);
    Schedules schedules = RandomSchedules.of(random);
    boolean[] week = paintedWeek(schedules);
    LocalDateTime hands = LocalDateTime.ofInstant(NEW_YEAR, zone);
    ZoneOffsetTransition next = zone.getRules().nextTransition(NEW_YEAR);
    Instant now = NEW_YEAR;
    for (int minute = 0; minute < YEAR_MINUTES; minute++) {
      if (next != null && now.equals(next.getInstant())) {
        hands = hands.plus(next.getDuration());
        next = zone.getRules().nextTransition(now);
      }
      Instant within = now.plusNanos(random.nextLong(60_000_000_000L));
      if (isCovered(schedules, week, hands) != schedules.cover(within, zone)) {
        throw new AssertionError(
            "seed=%d zone=%s at=%s hands=%s %s".formatted(seed, id, within, hands, schedules));
      }
      now = now.plusSeconds(60);
      hands = hands.plusMinutes(1);
    }
  }

  /// The week from Monday on, with every minute painted that a weekly schedule covers: brush in
  /// hand from each start to its end, however many days that is.
  private static boolean[] paintedWeek(Schedules schedules) {
    boolean[] week = new boolean[WEEK];
    for (WeekDaySchedule one : schedules.weekDays()) {
      int start = one.start().toSecondOfDay() / 60;
      int length = Math.floorMod(one.end().toSecondOfDay() / 60 - start, DAY);
      for (DayOfWeek day : one.days()) {
        for (int i = 0; i < (length == 0 ? DAY : length); i++) {
          week[((day.getValue() - 1) * DAY + start + i) % WEEK] = true;
        }
      }
    }
    return week;
  }

  private static boolean isCovered(Schedules schedules, boolean[] week, LocalDateTime hands) {
    if (schedules.weekDays().isEmpty() && schedules.yearDays().isEmpty()) {
      return false;
    }
    int minute =
        (hands.getDayOfWeek().getValue() - 1) * DAY + hands.getHour() * 60 + hands.getMinute();
    boolean weekly = schedules.weekDays().isEmpty() || week[minute];
    boolean dated = schedules.yearDays().isEmpty();
    for (YearDaySchedule one : schedules.yearDays()) {
      Duration since = Duration.between(one.from(), hands);
      dated |=
          !since.isNegative() && since.compareTo(Duration.between(one.from(), one.until())) < 0;
    }
    return weekly && dated;
  }

  @Property(tries = 200)
  void schedulesComeBackAsTheyWent(@ForAll long seed) throws MalformedCbor {
    Schedules schedules = RandomSchedules.of(new Random(seed));
    CborLimits limits = CborLimits.ofBytes(1024);

    assertEquals(schedules, Schedules.parse(Cbor.decode(Cbor.encode(schedules.toCbor()), limits)));
  }

  /// The hands themselves are right: at the end of the year they show what `java.time` shows.
  @Property(tries = 20)
  void handsNeverGoAstray(@ForAll long seed) {
    Random random = new Random(seed);
    Object[] ids = ZoneId.getAvailableZoneIds().stream().sorted().toArray();
    ZoneId zone = ZoneId.of((String) ids[random.nextInt(ids.length)]);
    LocalDateTime hands = LocalDateTime.ofInstant(NEW_YEAR, zone);
    Instant end = NEW_YEAR.plusSeconds(60L * YEAR_MINUTES);
    ZoneOffsetTransition next = zone.getRules().nextTransition(NEW_YEAR);
    while (next != null && !next.getInstant().isAfter(end)) {
      hands = hands.plus(next.getDuration());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    assertEquals(
        LocalDateTime.ofInstant(end, zone),
        hands.plusMinutes(YEAR_MINUTES),
        () -> "seed=" + seed + " zone=" + zone);
  }
}
