package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A door that is to stay unlocked, and one whose bolt is not moved from afar (ST-6).
class PassageModeTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  private void enter(OperatingMode mode) {
    assertEquals("done", bench.result(app, Channel.NEAR, new SetMode(mode)));
    bench.turnThePage();
  }

  private void staysOpen() {
    bench.pass(Duration.ofDays(1));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("ST-6")
  void whoeverComesInMeanwhileLeavesTheDoorUnlocked() {
    enter(OperatingMode.PASSAGE);
    bench.press("135790o");
    bench.moveByHand(new LockInput.HandlePressed(), true);

    staysOpen();
  }

  @Test
  @Tag("ST-6")
  void aDoorThatSomebodyLockedByHandStaysUnlockedOnceItIsOpenedAgain() {
    enter(OperatingMode.PASSAGE);
    bench.moveByHand(new LockInput.HandleLifted(), false);
    bench.press("135790o");

    staysOpen();
  }

  @Test
  @Tag("ST-6")
  void aRestartDoesNotEndIt() {
    enter(OperatingMode.PASSAGE);
    bench.powerOn(false);

    staysOpen();
  }

  @Test
  @Tag("ST-6")
  void anotherRelockTimeDoesNotEndIt() {
    enter(OperatingMode.PASSAGE);
    bench.result(
        app,
        Channel.NEAR,
        new CommandArguments.ChangeSetting(
            Setting.AUTO_RELOCK_SECONDS.settingName(), new SettingValue.Amount(5)));

    staysOpen();
  }

  @Test
  @Tag("ST-6")
  void whereTheBoltIsNotMovedFromAfarEverybodyAtTheDoorIsServed() {
    int finger = bench.fingerprint(new UserIndex(1), false).index();
    EnrolledKey controller = bench.app(5, KeyRole.REMOTE_CONTROLLER, Optional.empty());
    enter(OperatingMode.NO_REMOTE_LOCK_UNLOCK);

    bench.press("135790o");
    opened();
    bench.finger(finger);
    opened();
    assertEquals("done", bench.result(controller, Channel.NEAR, new CommandArguments.Unlock()));
    opened();
    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
    opened();
    bench.moveByHand(new LockInput.HandlePressed(), true);
    opened();
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.Lock()));
    assertFalse(bench.isOpen());
  }

  /// The door is open, and locks itself.
  private void opened() {
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(10));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("ST-6")
  void fromAfarTheBoltStaysWhereItIsThoughRemoteUnlockIsOn() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true))));
    enter(OperatingMode.NO_REMOTE_LOCK_UNLOCK);

    assertEquals(
        "no-remote-lock-unlock", bench.result(app, Channel.REMOTE, new CommandArguments.Unlock()));
    assertFalse(bench.droveBolt());
    bench.press("135790o");
    bench.turnThePage();
    assertEquals(
        "no-remote-lock-unlock", bench.result(app, Channel.REMOTE, new CommandArguments.Lock()));
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-6")
  void fromAfarEverythingElseIsServedAndTheModeIsLeft() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true))));
    enter(OperatingMode.NO_REMOTE_LOCK_UNLOCK);

    assertEquals(
        "done",
        bench.result(
            app,
            Channel.REMOTE,
            new CommandArguments.ChangeSetting(
                Setting.AUTO_RELOCK_SECONDS.settingName(), new SettingValue.Amount(5))));
    assertEquals("done", bench.result(app, Channel.REMOTE, new CommandArguments.LiftLockout()));
    assertEquals("done", bench.result(app, Channel.REMOTE, new SetMode(OperatingMode.NORMAL)));
    assertEquals("done", bench.result(app, Channel.REMOTE, new CommandArguments.Unlock()));
  }

  /// Whoever gives power to a lock from outside does not open a door that a hand has locked.
  @Test
  @Tag("ST-6")
  @Tag("LK-36")
  void aStartOpensNoDoorThatAHandHasLocked() {
    enter(OperatingMode.PASSAGE);
    bench.moveByHand(new LockInput.MechanicalKeyTurned(false), false);

    bench.powerOn(false);
    bench.pass(Duration.ofDays(1));

    assertFalse(bench.isOpen());
    assertFalse(bench.droveBolt());
  }
}
