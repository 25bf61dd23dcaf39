package dev.mortise.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  @Tag("ST-4")
  void weeklyScheduleCoversItsStartAndNotItsEnd() {
    WeekDaySchedule monday = weekly("08:00", "17:30", MONDAY);

    assertFalse(monday.covers(LocalDateTime.parse("2026-03-02T07:59:59.999999999")));
    assertTrue(monday.covers(LocalDateTime.parse("2026-03-02T08:00")));
    assertTrue(monday.covers(LocalDateTime.parse("2026-03-02T17:29:59.999999999")));
    assertFalse(monday.covers(LocalDateTime.parse("2026-03-02T17:30")));
    assertFalse(monday.covers(LocalDateTime.parse("2026-03-03T08:00")));
  }

  @Test
  @Tag("ST-4")
  void weeklyScheduleRunsPastMidnightIntoADayThatIsNotItsOwn() {
    WeekDaySchedule sunday = weekly("22:00", "06:00", SUNDAY);

    assertFalse(sunday.covers(LocalDateTime.parse("2026-03-01T05:59")));
    assertTrue(sunday.covers(LocalDateTime.parse("2026-03-01T22:00")));
    assertTrue(sunday.covers(LocalDateTime.parse("2026-03-02T00:00")));
    assertTrue(sunday.covers(LocalDateTime.parse("2026-03-02T05:59")));
    assertFalse(sunday.covers(LocalDateTime.parse("2026-03-02T06:00")));
    assertFalse(sunday.covers(LocalDateTime.parse("2026-03-02T22:00")));
  }

  @Test
  @Tag("ST-4")
  void endThatEqualsTheStartMeansAWholeDay() {
    WeekDaySchedule friday = weekly("00:00", "00:00", FRIDAY);
    assertFalse(friday.covers(LocalDateTime.parse("2026-03-05T23:59")));
    assertTrue(friday.covers(LocalDateTime.parse("2026-03-06T00:00")));
    assertTrue(friday.covers(LocalDateTime.parse("2026-03-06T23:59")));
    assertFalse(friday.covers(LocalDateTime.parse("2026-03-07T00:00")));

    WeekDaySchedule fromNoon = weekly("12:00", "12:00", FRIDAY);
    assertTrue(fromNoon.covers(LocalDateTime.parse("2026-03-07T11:59")));
    assertFalse(fromNoon.covers(LocalDateTime.parse("2026-03-07T12:00")));
  }

  @Test
  @Tag("ST-4")
  void ofOneKindAnyWillDoAndOfBothKindsBothMustMatch() {
    WeekDaySchedule monday = weekly("08:00", "17:00", MONDAY);
    WeekDaySchedule friday = weekly("08:00", "17:00", FRIDAY);
    YearDaySchedule march =
        new YearDaySchedule(
            LocalDateTime.parse("2026-03-01T00:00"), LocalDateTime.parse("2026-04-01T00:00"));
    Schedules both = new Schedules(List.of(monday, friday), List.of(march));

    assertTrue(both.cover(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
    assertTrue(both.cover(Instant.parse("2026-03-06T12:00:00Z"), ZoneOffset.UTC));
    assertFalse(both.cover(Instant.parse("2026-03-03T12:00:00Z"), ZoneOffset.UTC));
    assertFalse(both.cover(Instant.parse("2026-04-06T12:00:00Z"), ZoneOffset.UTC));
    assertFalse(Schedules.NONE.cover(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  @Tag("SEC-16")
  @Tag("ST-4")
  void readingsThatAClockLeapsOverNeverCome() {
    Schedules inTheGap = everyDay("02:15", "02:45");
    Schedules acrossIt = everyDay("01:30", "03:30");

    // Berlin, 2026-03-29: 01:59:59 CET is followed by 03:00:00 CEST, at 01:00 UTC.
    Instant leap = Instant.parse("2026-03-29T01:00:00Z");
    for (int minute = -60; minute < 120; minute++) {
      assertFalse(inTheGap.cover(leap.plusSeconds(60L * minute), BERLIN), "minute " + minute);
      assertEquals(
          minute >= -30 && minute < 30,
          acrossIt.cover(leap.plusSeconds(60L * minute), BERLIN),
          "minute " + minute);
    }
  }

  @Test
  @Tag("SEC-16")
  @Tag("ST-4")
  void readingsThatComeTwiceAreCoveredTwice() {
    Schedules inTheOverlap = everyDay("01:15", "01:45");

    // New York, 2026-11-01: 01:59:59 EDT is followed by 01:00:00 EST, at 06:00 UTC.
    Instant back = Instant.parse("2026-11-01T06:00:00Z");
    for (int minute = -60; minute < 60; minute++) {
      int shown = Math.floorMod(minute, 60);
      assertEquals(
          shown >= 15 && shown < 45,
          inTheOverlap.cover(back.plusSeconds(60L * minute), NEW_YORK),
          "minute " + minute);
    }
  }

  @Test
  @Tag("ST-4")
  void datesBeginAndEndByTheClockOfTheLocksZone() {
    Schedules christmas =
        new Schedules(
            List.of(),
            List.of(
                new YearDaySchedule(
                    LocalDateTime.parse("2026-12-24T00:00"),
                    LocalDateTime.parse("2026-12-27T00:00"))));

    assertFalse(christmas.cover(Instant.parse("2026-12-23T22:59:59.999Z"), BERLIN));
    assertTrue(christmas.cover(Instant.parse("2026-12-23T23:00:00Z"), BERLIN));
    assertTrue(christmas.cover(Instant.parse("2026-12-26T22:59:59.999Z"), BERLIN));
    assertFalse(christmas.cover(Instant.parse("2026-12-26T23:00:00Z"), BERLIN));
    assertFalse(christmas.cover(Instant.parse("2026-12-24T04:59:59Z"), NEW_YORK));
    assertTrue(christmas.cover(Instant.parse("2026-12-24T05:00:00Z"), NEW_YORK));
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WeekDaySchedule(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WeekDaySchedule(Set.of(MONDAY), LocalTime.of(8, 0, 1), LocalTime.NOON));
    LocalDateTime noon = LocalDateTime.parse("2026-03-02T12:00");
    assertThrows(IllegalArgumentException.class, () -> new YearDaySchedule(noon, noon));
    assertThrows(
        IllegalArgumentException.class,
        () -> new YearDaySchedule(LocalDateTime.parse("1969-12-31T23:59"), noon));
    assertThrows(
        IllegalArgumentException.class,
        () -> new YearDaySchedule(noon, LocalDateTime.parse("+10000-01-01T00:00")));
    WeekDaySchedule monday = weekly("08:00", "17:00", MONDAY);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Schedules(Collections.nCopies(8, monday), List.of()));
  }

  @Test
  @Tag("SEC-7")
  void malformedSchedulesAreNamed() {
    assertThrows(MalformedCbor.class, () -> WeekDaySchedule.parse(map(0, 0, 0)));
    assertThrows(MalformedCbor.class, () -> WeekDaySchedule.parse(map(128, 0, 0)));
    assertThrows(MalformedCbor.class, () -> WeekDaySchedule.parse(map(1, 1440, 0)));
    assertThrows(
        MalformedCbor.class,
        () -> YearDaySchedule.parse(CborMap.withFields().put(1, 5).put(2, 5).build()));
  }

  @Test
  void sundayIsTheFirstBitAsInMatter() {
    assertEquals(map(1, 0, 60), weekly("00:00", "01:00", SUNDAY).toCbor());
    assertEquals(map(0b10, 0, 60), weekly("00:00", "01:00", MONDAY).toCbor());
    assertEquals(map(0b100_0000, 0, 60), weekly("00:00", "01:00", DayOfWeek.SATURDAY).toCbor());
  }

  private static CborMap map(int mask, int start, int end) {
    return CborMap.withFields().put(1, mask).put(2, start).put(3, end).build();
  }

  private static WeekDaySchedule weekly(String start, String end, DayOfWeek... days) {
    return new WeekDaySchedule(Set.of(days), LocalTime.parse(start), LocalTime.parse(end));
  }

  private static Schedules everyDay(String start, String end) {
    return new Schedules(
        List.of(
            new WeekDaySchedule(
                EnumSet.allOf(DayOfWeek.class), LocalTime.parse(start), LocalTime.parse(end))),
        List.of());
  }
}
