package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How many wrong tries a lock bears over a day, and what gives them back (D-14).
class WrongTryBudgetTest {

  private final LockBench bench = new LockBench().withAdministrator("135790").turnThePage();
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  @Test
  @Tag("D-14")
  void twentyPacedTriesSpendTheBudgetUntilOneIsBack() {
    for (int i = 0; i < 19; i++) {
      wrong(1);
      bench.pass(Duration.ofSeconds(80));
    }
    assertFalse(isLocked());
    wrong(1);
    assertTrue(isLocked());

    Duration sinceFirst = Duration.ofSeconds(80).multipliedBy(19);
    bench.pass(Duration.ofMinutes(48).minus(sinceFirst).minusSeconds(1)).press("135790o");
    assertFalse(bench.isOpen());

    bench.pass(Duration.ofSeconds(1)).press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-14")
  @Tag("ST-2")
  void aSpentBudgetIsAlarmedOnceHoweverLongItIsTried() {
    pacedWrong(20);
    for (int i = 0; i < 30; i++) {
      bench.pass(Duration.ofSeconds(40)).press("999888o");
    }

    assertTrue(isLocked());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.WRONG_CODE_ENTRY_LIMIT)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-14")
  void theOneThatCameBackIsAllThereIs() {
    pacedWrong(20);
    bench.pass(Duration.ofMinutes(48));
    assertFalse(isLocked());

    wrong(1);
    assertTrue(isLocked());
  }

  @Test
  @Tag("D-14")
  void openingRefillsNothing() {
    pacedWrong(19);
    bench.press("135790o");
    wrong(1);

    assertTrue(isLocked());
  }

  @Test
  @Tag("D-14")
  void batteryPullRefillsNothing() {
    pacedWrong(19);
    bench.pullBattery();
    assertFalse(isLocked());
    wrong(1);

    assertTrue(isLocked());
  }

  @Test
  @Tag("D-14")
  @Tag("LK-49")
  void switchingTheLockOutOffAndOnRefillsNothing() {
    pacedWrong(19);
    switchLockOut(false);
    switchLockOut(true);
    wrong(1);

    assertTrue(isLocked());
  }

  @Test
  @Tag("D-14")
  @Tag("LK-49")
  void switchingOffEndsTheLockOutOfASpentBudgetAndTheNextWrongTryBeginsIt() {
    pacedWrong(20);
    switchLockOut(false);
    assertFalse(isLocked());
    switchLockOut(true);
    bench.press("135790o");
    assertTrue(bench.isOpen());
    wrong(1);

    assertTrue(isLocked());
  }

  @Test
  @Tag("D-14")
  @Tag("LK-48")
  void administratorsLiftRefillsTheBudget() {
    pacedWrong(19);
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.LiftLockout()));
    wrong(4);

    assertFalse(isLocked());
  }

  private void switchLockOut(boolean on) {
    assertEquals(
        "done",
        bench.result(
            app,
            Channel.NEAR,
            new CommandArguments.ChangeSetting(
                Setting.SYSTEM_LOCK.settingName(), new SettingValue.Flag(on))));
  }

  @Test
  @Tag("D-14")
  void manualProfileHasNoBudget() {
    LockBench manual =
        new LockBench(LockModel.VIDEO_LOCK, LockPolicy.MANUAL).withAdministrator("135790");
    for (int i = 0; i < 60; i++) {
      manual.press("999888o");
      manual.pass(Duration.ofSeconds(80));
    }

    assertTrue(manual.events(LockEvent.SystemLock.class).isEmpty());
  }

  @Test
  @Tag("D-14")
  void administratorsRightCodeEmptiesTheWindow() {
    wrong(4);
    bench.press("135790o");
    wrong(4);

    assertFalse(isLocked());
  }

  @Test
  @Tag("D-14")
  void usersRightCodeChangesNothing() {
    bench.user(2, Role.USER, "2468024");
    wrong(4);
    bench.press("2468024o");
    wrong(1);

    assertTrue(isLocked());
  }

  private void pacedWrong(int times) {
    for (int i = 0; i < times; i++) {
      wrong(1);
      bench.pass(Duration.ofSeconds(76));
    }
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      bench.press("999888o");
    }
  }

  private boolean isLocked() {
    return bench.state().stored().lockOut().isOn();
  }
}
