package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Users who go by schedules (ST-4). The bench's morning is a Monday.
class ScheduledUsersTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex CLEANER = new UserIndex(2);
  private static final String PASSCODE = "2468024";
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Instant LATER_MONDAY_NOON = Instant.parse("2026-03-16T12:00:00Z");

  private static final WeekDaySchedule MONDAYS =
      new WeekDaySchedule(Set.of(DayOfWeek.MONDAY), LocalTime.of(10, 0), LocalTime.of(14, 0));
  private static final YearDaySchedule FIRST_WEEK =
      new YearDaySchedule(
          LocalDateTime.parse("2026-03-01T00:00"), LocalDateTime.parse("2026-03-08T00:00"));

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  private final EnrolledKey theirs;

  ScheduledUsersTest() {
    bench.user(2, Role.USER, PASSCODE);
    theirs = bench.app(2, KeyRole.USER, Optional.of(CLEANER));
  }

  @Test
  @Tag("ST-4")
  void weekDayUserComesInTheHoursOfTheirDays() {
    go(UserType.WEEK_DAY_SCHEDULE_USER, List.of(MONDAYS), List.of());

    assertTrue(opensAt(MONDAY_NOON));
    assertFalse(opensAt(MONDAY_NOON.plus(Duration.ofHours(2))));
    assertEquals(OperationError.RESTRICTED, refusal());
    assertFalse(opensAt(TUESDAY_NOON));
    assertTrue(opensAt(LATER_MONDAY_NOON));
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("ST-4")
  void yearDayUserComesOnTheirDays() {
    go(UserType.YEAR_DAY_SCHEDULE_USER, List.of(), List.of(FIRST_WEEK));

    assertTrue(opensAt(TUESDAY_NOON));
    assertFalse(opensAt(LATER_MONDAY_NOON));
    assertEquals(OperationError.RESTRICTED, refusal());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WEEK_DAY_SCHEDULE_USER", "YEAR_DAY_SCHEDULE_USER", "SCHEDULE_RESTRICTED_USER"})
  @Tag("ST-4")
  void ofSeveralKindsAllMustMatch(UserType type) {
    go(type, List.of(MONDAYS), List.of(FIRST_WEEK));

    assertTrue(opensAt(MONDAY_NOON));
    assertFalse(opensAt(TUESDAY_NOON));
    assertFalse(opensAt(LATER_MONDAY_NOON));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WEEK_DAY_SCHEDULE_USER", "YEAR_DAY_SCHEDULE_USER", "SCHEDULE_RESTRICTED_USER"})
  @Tag("ST-4")
  void scheduledUserWithoutAScheduleIsDenied(UserType type) {
    go(type, List.of(), List.of());

    assertFalse(opensAt(MONDAY_NOON));
    assertEquals(OperationError.RESTRICTED, refusal());
  }

  @Test
  @Tag("ST-4")
  void scheduleOfAnotherKindThanTheTypesIsNoneOfIt() {
    go(UserType.WEEK_DAY_SCHEDULE_USER, List.of(), List.of(FIRST_WEEK));
    assertFalse(opensAt(MONDAY_NOON));

    go(UserType.YEAR_DAY_SCHEDULE_USER, List.of(MONDAYS), List.of());
    assertFalse(opensAt(MONDAY_NOON));

    go(UserType.SCHEDULE_RESTRICTED_USER, List.of(MONDAYS), List.of());
    assertTrue(opensAt(MONDAY_NOON));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WEEK_DAY_SCHEDULE_USER", "YEAR_DAY_SCHEDULE_USER", "SCHEDULE_RESTRICTED_USER"})
  @Tag("ST-4")
  @Tag("D-17")
  void unknownTimeDeniesAScheduledUser(UserType type) {
    go(type, List.of(MONDAYS), List.of(FIRST_WEEK));
    bench.wall(Optional.empty());

    bench.turnThePage().press(PASSCODE + "o");
    assertFalse(bench.droveBolt());
    assertEquals(OperationError.RESTRICTED, refusal());
  }

  @Test
  @Tag("ST-4")
  void theirAppGoesByTheScheduleToo() {
    go(UserType.WEEK_DAY_SCHEDULE_USER, List.of(MONDAYS), List.of());
    bench.wall(Optional.of(TUESDAY_NOON));
    assertEquals("restricted", near(theirs, new CommandArguments.Unlock()));

    bench.wall(Optional.of(MONDAY_NOON));
    assertEquals("done", near(theirs, new CommandArguments.Unlock()));
  }

  @Test
  @Tag("ST-4")
  void schedulesGoByTheLocksZone() {
    go(UserType.WEEK_DAY_SCHEDULE_USER, List.of(MONDAYS), List.of());
    assertEquals("done", zone("Pacific/Auckland"));

    // It is noon on Monday in Greenwich, and one o'clock on Tuesday morning in Auckland.
    assertFalse(opensAt(MONDAY_NOON));
    assertTrue(opensAt(MONDAY_NOON.minus(Duration.ofHours(13))));
  }

  @Test
  @Tag("ST-4")
  void aZoneThatNobodyKnowsIsRefused() {
    assertEquals("invalid-arguments", zone("Atlantis/Poseidonis"));
    assertEquals("UTC", bench.state().stored().settings().zone().getId());
  }

  @Test
  @Tag("ST-4")
  void schedulesOfAUserWhoGoesByNoneAreRefused() {
    assertEquals(
        "invalid-arguments",
        near(
            app,
            new ChangeUser(
                CLEANER,
                new TermsChange(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Schedules(List.of(MONDAYS), List.of()))))));
    assertEquals(
        AccessTerms.UNRESTRICTED,
        bench.state().stored().household().user(CLEANER).orElseThrow().terms());
  }

  @Test
  @Tag("LK-81")
  void deletingAUserDeletesTheirSchedules() {
    go(UserType.WEEK_DAY_SCHEDULE_USER, List.of(MONDAYS), List.of());
    near(app, new CommandArguments.DeleteUser(CLEANER));
    bench.user(2, Role.USER, PASSCODE);

    assertEquals(
        AccessTerms.UNRESTRICTED,
        bench.state().stored().household().user(CLEANER).orElseThrow().terms());
  }

  private boolean opensAt(Instant time) {
    bench.pass(Duration.ofMinutes(1));
    bench.wall(Optional.of(time));
    bench.turnThePage().press(PASSCODE + "o");
    return bench.droveBolt();
  }

  private OperationError refusal() {
    return bench.events(LockEvent.OperationRefused.class).getLast().error();
  }

  private void go(UserType type, List<WeekDaySchedule> weekly, List<YearDaySchedule> dated) {
    TermsChange change = TermsChange.to(type, new Schedules(weekly, dated));
    assertEquals("done", near(app, new ChangeUser(CLEANER, change)));
  }

  private String zone(String id) {
    return near(app, new ChangeSetting(new SettingName("zone"), new SettingValue.Word(id)));
  }

  private String near(EnrolledKey key, CommandArguments arguments) {
    return bench.command(key, Channel.NEAR, arguments).orElseThrow().result().wireText();
  }
}
