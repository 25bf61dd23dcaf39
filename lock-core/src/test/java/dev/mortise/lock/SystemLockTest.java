package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SystemLockTest {

  private static final Duration MINUTES_3 = Duration.ofMinutes(3);

  private final LockBench bench = new LockBench().withAdministrator("135790").turnThePage();

  @Test
  @Tag("LK-47")
  void fifthWrongTryWithinFiveMinutesLocksForThreeMinutes() {
    wrong(4);
    bench.pass(Duration.ofSeconds(299)).press("999888o");
    assertTrue(isLocked());

    bench.pass(MINUTES_3.minusSeconds(1)).press("135790o");
    assertFalse(bench.isOpen());

    bench.pass(Duration.ofSeconds(2)).press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-47")
  void fifthWrongTryAfterFiveMinutesDoesNotLock() {
    wrong(4);
    bench.pass(Duration.ofSeconds(301)).press("999888o");

    assertFalse(isLocked());
  }

  @Test
  @Tag("LK-47")
  @Tag("D-14")
  void tryFiveMinutesAgoToTheSecondStillCounts() {
    wrong(4);
    bench.pass(Duration.ofMinutes(5)).press("999888o");

    assertTrue(isLocked());
  }

  @Test
  @Tag("LK-47")
  void fingersAndPasscodesAreCountedTogether() {
    wrong(3);
    bench.strangeFinger(1);
    assertFalse(isLocked());

    bench.strangeFinger(2);
    assertTrue(isLocked());
  }

  @Test
  @Tag("LK-34")
  void poorTouchIsNoWrongTry() {
    wrong(4);
    for (QualityFault fault : QualityFault.values()) {
      bench.badTouch(fault);
    }

    assertFalse(isLocked());
  }

  @Test
  @Tag("LK-47")
  void batteryPullShortensNothing() {
    wrong(5);
    bench.pass(Duration.ofMinutes(1)).pullBattery();

    bench.pass(Duration.ofSeconds(119)).press("135790o");
    assertFalse(bench.isOpen());

    bench.pass(Duration.ofSeconds(2)).press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-47")
  void countersSurviveABatteryPull() {
    wrong(4);
    bench.pullBattery().press("999888o");

    assertTrue(isLocked());
  }

  @Test
  @Tag("ST-2")
  @Tag("SEC-13")
  void oneAlarmWhenItBeginsAndNoneLater() {
    wrong(5);
    bench.press("999888o");
    bench.strangeFinger(1);

    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.WRONG_CODE_ENTRY_LIMIT)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("LK-58")
  void beginningAndEndAreRecorded() {
    wrong(5);
    bench.pass(MINUTES_3);

    assertEquals(
        List.of(new LockEvent.SystemLock(true), new LockEvent.SystemLock(false)),
        bench.events(LockEvent.SystemLock.class));
  }

  @Test
  @Tag("LK-84")
  void rightAndWrongAreRefusedAlikeAndCountNothing() {
    bench.fingerprint(new UserIndex(1), false);
    wrong(5);
    bench.turnThePage();

    List<LockEffect> wrong = bench.press("999888o");
    List<LockEffect> right = bench.press("135790o");
    List<LockEffect> stranger = bench.strangeFinger(1);
    List<LockEffect> owner = bench.finger(1);

    assertEquals(withoutWakeUps(wrong), withoutWakeUps(right));
    assertEquals(stranger, owner);
    assertTrue(bench.events().isEmpty());
    bench.pass(MINUTES_3);
    wrong(4);
    assertFalse(isLocked());
  }

  @Test
  @Tag("LK-36")
  @Tag("LK-84")
  @Tag("SEC-13")
  void keyAndHandleStillWork() {
    wrong(5);
    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
    assertTrue(bench.isOpen());

    bench.moveByHand(new LockInput.HandleLifted(), false);
    bench.moveByHand(new LockInput.HandlePressed(), true);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-84")
  @Tag("SEC-13")
  void appsAndBluetoothKeysStillOpen() {
    for (KeyRole role : List.of(KeyRole.USER, KeyRole.VISITOR)) {
      LockBench lock = new LockBench().withAdministrator("135790");
      EnrolledKey app = lock.app(1, role, Optional.empty());
      lock.press("999888o".repeat(5));
      assertTrue(lock.state().stored().lockOut().isOn());

      assertEquals("done", lock.result(app, Channel.NEAR, new CommandArguments.Unlock()));
      assertTrue(lock.isOpen(), role.name());
    }
  }

  @Test
  @Tag("LK-48")
  void nobodyElseLiftsIt() {
    EnrolledKey user = bench.app(1, KeyRole.USER, Optional.empty());
    EnrolledKey visitor = bench.app(2, KeyRole.VISITOR, Optional.empty());
    wrong(5);

    for (EnrolledKey app : List.of(user, visitor)) {
      assertEquals(
          "not-permitted", bench.result(app, Channel.NEAR, new CommandArguments.LiftLockout()));
    }
    assertTrue(isLocked());
  }

  @Test
  @Tag("LK-48")
  @Tag("D-14")
  void administratorLiftsItAndRefillsTheBudget() {
    EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
    for (int i = 0; i < 3; i++) {
      wrong(5);
      bench.pass(MINUTES_3);
    }
    wrong(5);
    bench.command(app, Channel.REMOTE, new CommandArguments.LiftLockout());

    assertFalse(isLocked());
    wrong(4);
    assertFalse(isLocked());
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-49")
  void switchedOffNothingLocksAndNothingIsPadded() {
    setSystemLock(false);
    wrong(30);
    assertFalse(isLocked());

    bench.press("71357907o");
    assertFalse(bench.isOpen());

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-49")
  void switchingItOffEndsALockOut() {
    wrong(5);
    setSystemLock(false);

    assertFalse(isLocked());
  }

  private void setSystemLock(boolean on) {
    EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
    bench.command(
        app,
        Channel.NEAR,
        new CommandArguments.ChangeSetting(
            Setting.SYSTEM_LOCK.settingName(), new SettingValue.Flag(on)));
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      bench.press("999888o");
    }
  }

  private boolean isLocked() {
    return bench.state().stored().lockOut().isOn();
  }

  private static List<LockEffect> withoutWakeUps(List<LockEffect> effects) {
    return effects.stream().filter(effect -> !(effect instanceof LockEffect.WakeAt)).toList();
  }
}
