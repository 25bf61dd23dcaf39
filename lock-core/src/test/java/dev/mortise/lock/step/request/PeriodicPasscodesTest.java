package dev.mortise.lock.step.request;

import static dev.mortise.lock.LockBench.MORNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.StoredState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PeriodicPasscodesTest {

  private static final String CODE = "48151623";

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);
  private final BenchHost host = new BenchHost(bench, phone);

  @Test
  @Tag("LK-20")
  void codeOpensAgainAndAgainFromItsBeginningToItsEnd() {
    make(BenchHost.between(MORNING.plusSeconds(60), MORNING.plusSeconds(3600)));
    assertFalse(host.opens(CODE));
    assertEquals(OperationError.RESTRICTED, refusal());

    bench.pass(Duration.ofSeconds(60));
    assertTrue(host.opens(CODE));
    assertTrue(host.opens(CODE));

    bench.pass(Duration.between(now(), MORNING.plusSeconds(3588)));
    assertTrue(host.opens(CODE));
    bench.pass(Duration.between(now(), MORNING.plusSeconds(3600)));
    assertFalse(host.opens(CODE));
  }

  @Test
  @Tag("LK-20")
  void codeOpensOnItsWeekdaysAlone() {
    make(
        BenchHost.weekly(
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.MIN, LocalTime.MIN));
    assertTrue(host.opens(CODE), "a Monday");

    bench.pass(Duration.ofDays(1));
    assertFalse(host.opens(CODE), "a Tuesday");
    bench.pass(Duration.ofDays(2));
    assertTrue(host.opens(CODE), "a Thursday");
  }

  @Test
  @Tag("LK-20")
  void codeOpensBetweenItsTimesOfDayInTheLocksZone() {
    inZone("Asia/Tokyo"); // 17:00 there.
    make(
        BenchHost.weekly(
            EnumSet.allOf(DayOfWeek.class), LocalTime.of(16, 0), LocalTime.of(17, 30)));
    assertTrue(host.opens(CODE));

    bench.pass(Duration.between(now(), MORNING.plus(Duration.ofMinutes(30))));
    assertFalse(host.opens(CODE));
  }

  @Test
  @Tag("LK-20")
  void zoneThatTheCodeNamesGoesBeforeTheLocks() {
    inZone("Asia/Tokyo");
    PeriodicSchedule day =
        BenchHost.weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(10, 0));
    make(
        new PeriodicSchedule(
            day.from(), day.until(), day.weekly(), Optional.of(ZoneId.of("Europe/Berlin"))));

    assertTrue(host.opens(CODE), "nine in Berlin");
  }

  @Test
  @Tag("LK-20")
  void codeMayCrossMidnight() {
    make(BenchHost.weekly(EnumSet.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(2, 0)));
    assertFalse(host.opens(CODE));

    bench.pass(Duration.ofHours(17));
    assertTrue(host.opens(CODE), "one o'clock of the night from Monday to Tuesday");
    bench.pass(Duration.ofHours(1));
    assertFalse(host.opens(CODE));
  }

  @Test
  @Tag("LK-20")
  void codeIsCleanedUpAsSoonAsItIsOver() {
    make(BenchHost.between(MORNING, MORNING.plusSeconds(90)));
    bench.turnThePage().pass(Duration.ofSeconds(90));

    assertTrue(bench.state().stored().household().periodic().isEmpty());
    assertTrue(bench.state().stored().household().passcodes().indexes().equals(List.of(1)));
    assertEquals(
        List.of(
            new LockEvent.PeriodicPasscodeChange(
                Change.DELETED, BenchHost.reference(1), Maker.NOBODY)),
        bench.events(LockEvent.PeriodicPasscodeChange.class));

    host.opens(CODE);
    assertEquals(OperationError.INVALID_CREDENTIAL, refusal());
  }

  @Test
  @Tag("LK-20")
  void clockSetBackBringsNoCodeBack() {
    make(BenchHost.between(MORNING, MORNING.plusSeconds(90)));
    bench.pass(Duration.ofMinutes(3));
    phone.command(new CommandArguments.SetTime(MORNING.plusSeconds(10)));

    assertFalse(host.opens(CODE));
  }

  @Test
  @Tag("LK-20")
  @Tag("D-17")
  void codeIsRefusedWhileTheTimeIsUnknownAndThatIsNoWrongTry() {
    make(BenchHost.daily());
    bench.pullBattery();

    assertFalse(host.opens(CODE));
    assertEquals(OperationError.TIME_UNKNOWN, refusal());
    assertTrue(bench.prompts().contains(Prompt.TIME_UNKNOWN));
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("LK-15")
  void digitsAroundACodeStillOpen() {
    make(BenchHost.daily());
    bench.press("9" + CODE + "77o");

    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-13")
  void householdsCodeGoesBeforeAVisitorsOfTheSameLength() {
    bench.passcode(new UserIndex(1), "86420864", false);
    make(BenchHost.daily());
    bench.turnThePage().press(CODE + "86420864o");

    assertEquals(
        Optional.of(new UserIndex(1)), bench.events(LockEvent.Operation.class).getLast().user());
  }

  @Test
  @Tag("D-6")
  void privacyModeRefusesVisitors() {
    make(BenchHost.daily());
    phone.command(new CommandArguments.SetMode(OperatingMode.PRIVACY));

    assertFalse(host.opens(CODE));
    assertEquals(OperationError.PRIVACY_MODE, refusal());
  }

  @Test
  @Tag("LK-84")
  void lockOutRefusesItUnseen() {
    make(BenchHost.daily());
    bench.press("864209o".repeat(5));
    bench.turnThePage();

    assertFalse(host.opens(CODE));
    assertTrue(bench.events().isEmpty());
  }

  private void make(PeriodicSchedule schedule) {
    assertEquals("done", host.make(1, CODE, schedule));
  }

  private OperationError refusal() {
    return bench.events(LockEvent.OperationRefused.class).getLast().error();
  }

  private Instant now() {
    return MORNING.plus(bench.now().minus(Duration.ofHours(1)));
  }

  private void inZone(String id) {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.settings().with(Setting.ZONE, new SettingValue.Word(id))));
  }
}
