package dev.mortise.sim.command.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TermsOptionsTest {

  private static final WeekDaySchedule WORKDAYS =
      new WeekDaySchedule(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(18, 30));
  private static final YearDaySchedule CHRISTMAS =
      new YearDaySchedule(
          LocalDateTime.parse("2026-12-24T00:00"), LocalDateTime.parse("2026-12-27T00:00"));

  @Command
  static final class Host {
    @Mixin private final TermsOptions terms = new TermsOptions();
  }

  @Test
  void nothingGivenChangesNothing() {
    assertEquals(TermsChange.NONE, read());
  }

  @Test
  void beginningAndEndAreMomentsWithTheirOffset() {
    assertEquals(
        TermsChange.to(
            new Validity(
                Optional.of(Instant.parse("2026-12-01T08:00:00Z")),
                Optional.of(Instant.parse("2026-12-02T08:00:00Z")))),
        read("--from", "2026-12-01T09:00+01:00", "--until", "2026-12-02T08:00Z"));
    assertEquals(TermsChange.to(Validity.ALWAYS), read("--always"));
    assertThrows(
        IllegalArgumentException.class, () -> read("--always", "--until", "2026-12-02T08:00Z"));
  }

  @Test
  void schedulesSayTheTypeByThemselves() {
    assertEquals(
        TermsChange.to(
            UserType.WEEK_DAY_SCHEDULE_USER, new Schedules(List.of(WORKDAYS), List.of())),
        read("--weekly", "mon-fri@08:00-18:30"));
    assertEquals(
        TermsChange.to(
            UserType.YEAR_DAY_SCHEDULE_USER, new Schedules(List.of(), List.of(CHRISTMAS))),
        read("--dates", "2026-12-24T00:00..2026-12-27T00:00"));
    assertEquals(
        TermsChange.to(
            UserType.SCHEDULE_RESTRICTED_USER,
            new Schedules(List.of(WORKDAYS), List.of(CHRISTMAS))),
        read("--weekly", "MON-fri@08:00-18:30", "--dates", "2026-12-24T00:00..2026-12-27T00:00"));
  }

  @Test
  void daysRunOverTheEndOfTheWeekAndHoursOverMidnight() {
    WeekDaySchedule nights =
        new WeekDaySchedule(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
            LocalTime.of(22, 0),
            LocalTime.MIDNIGHT);

    assertEquals(
        List.of(nights),
        read("--weekly", "sat-mon,wed@22:00-24:00").schedules().orElseThrow().weekDays());
    assertEquals(nights, new ScheduleWords.Weekly().convert(ScheduleWords.of(nights)));
    assertEquals(CHRISTMAS, new ScheduleWords.Dates().convert(ScheduleWords.of(CHRISTMAS)));
  }

  @Test
  void typeWithoutSchedulesTakesThemAway() {
    assertEquals(
        TermsChange.to(UserType.DISPOSABLE_USER),
        read("--type", UserType.DISPOSABLE_USER.wireText()));
    assertEquals(Optional.empty(), read("--type", "week-day-schedule-user").schedules());
    assertThrows(
        IllegalArgumentException.class,
        () -> read("--type", "expiring-user", "--weekly", "mon@08:00-09:00"));
  }

  @Test
  void ruleIsSingleOrDual() {
    assertEquals(TermsChange.to(CredentialRule.DUAL), read("--rule", "dual"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read("--rule", "triple"));
    assertTrue(refused.toString().contains("single, dual"), refused.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--weekly=mon",
        "--weekly=mon@8:00-9:00",
        "--weekly=mon@08:00-25:00",
        "--weekly=@08:00-09:00",
        "--weekly=may@08:00-09:00",
        "--weekly=mon-tue-wed@08:00-09:00",
        "--dates=2026-12-24",
        "--dates=2026-12-24T00:00..2026-12-24T00:00",
        "--from=2026-12-24",
        "--until=tomorrow"
      })
  void whatIsNoTimeIsToldWithAnExample(String option) {
    CommandLine.ParameterException refused =
        assertThrows(CommandLine.ParameterException.class, () -> read(option));

    assertTrue(refused.toString().contains("such as"), refused.toString());
  }

  private static TermsChange read(String... options) {
    Host host = new Host();
    new CommandLine(host).parseArgs(options);
    return host.terms.change();
  }
}
