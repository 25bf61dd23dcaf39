package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lock that opens along: when it locks again.
class LinkedRelockTest {

  private final LockBench bench = new LockBench();
  private final LinkedFront link = new LinkedFront(bench);

  @Test
  @Tag("LK-41")
  @Tag("D-12")
  void theLinkedDoorLocksAgainInTenSeconds() {
    autoRelock(120);
    EnrolledKey front = link.made(10);

    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofMillis(9_999));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofMillis(1));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void eachLinkHasARelockTimeOfItsOwn() {
    EnrolledKey front = link.made(45);

    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(44));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(1));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void theLinkedDoorLocksAgainThoughTheHouseholdWantsNoRelock() {
    autoRelock(0);
    EnrolledKey front = link.made(10);

    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(10));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void aPowerCutDoesNotKeepTheLinkedDoorOpen() {
    autoRelock(0);
    link.open(link.made(10), LinkedFront.NAMED);

    bench.pullBattery().pass(Duration.ofSeconds(10));
    assertFalse(bench.isOpen());

    bench.press("246802o");
    bench.pullBattery().pass(Duration.ofMinutes(10));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void aLinkedOpeningThatStopsTheThrowingLocksAgain() {
    autoRelock(0);
    EnrolledKey front = link.made(10);
    bench.press("246802o");
    bench.hold(true);
    bench.command(link.administrator(), Channel.NEAR, new CommandArguments.Lock());

    bench.command(front, Channel.NEAR, new UnlockAsLinked(LinkedFront.NAMED));
    bench.hold(false);
    bench.cause(new LockInput.BoltReported(BoltState.UNLOCKED));
    bench.pass(Duration.ofSeconds(10));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void aLinkedDoorThatStoodHalfWayLocksAgain() {
    autoRelock(0);
    EnrolledKey front = link.made(10);
    for (BoltState found : List.of(BoltState.NOT_FULLY_LOCKED, BoltState.UNKNOWN)) {
      bench.cause(new LockInput.BoltReported(found));
      link.open(front, LinkedFront.NAMED);
      assertTrue(bench.isOpen());
      bench.pass(Duration.ofSeconds(10));

      assertFalse(bench.isOpen(), found.wireText());
    }
  }

  @Test
  @Tag("LK-41")
  void aLinkedBoltThatJamsIsThrownInTheLinksTime() {
    autoRelock(0);
    EnrolledKey front = link.made(10);
    bench.jam(true);
    link.open(front, LinkedFront.NAMED);
    bench.jam(false);

    bench.pass(Duration.ofSeconds(10));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  @Tag("LK-50")
  void aLinkedDoorThatPowerCouldNotLockIsLockedWhenItCan() {
    autoRelock(0);
    link.open(link.made(10), LinkedFront.NAMED);
    bench.cause(new LockInput.BatteryMeasured(1));
    bench.pass(Duration.ofSeconds(25));
    assertTrue(bench.isOpen());

    bench.cause(new LockInput.BatteryMeasured(80));
    bench.pass(Duration.ofSeconds(10));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void aLinkedDoorThatSomebodyOpensLocksAsAfterAnyOpening() {
    autoRelock(60);
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    EnrolledKey front = link.made(10);

    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(5));
    bench.cause(new LockInput.DoorMoved(DoorState.OPEN));
    bench.pass(Duration.ofSeconds(59));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(1));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  void aLinkDoesNotShortenAnOpeningAtTheDoor() {
    autoRelock(60);
    EnrolledKey front = link.made(10);

    bench.press("246802o");
    bench.pass(Duration.ofSeconds(1));
    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(30));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(30));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  @Tag("LK-83")
  void anotherRelockTimeOfTheHouseholdDoesNotKeepTheLinkedDoorOpen() {
    EnrolledKey front = link.made(10);
    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(5));

    setAutoRelock(0);
    bench.pullBattery().pass(Duration.ofSeconds(10));
    assertFalse(bench.isOpen());

    link.open(front, LinkedFront.NAMED);
    bench.pass(Duration.ofSeconds(5));
    setAutoRelock(120);
    bench.pass(Duration.ofSeconds(5));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-41")
  @Tag("LK-83")
  void aLinkedDoorThatSomebodyOpensLocksInTheTimeThatWasSetMeanwhile() {
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    link.open(link.made(10), LinkedFront.NAMED);
    setAutoRelock(120);
    bench.cause(new LockInput.DoorMoved(DoorState.OPEN));

    bench.pass(Duration.ofSeconds(119));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(1));
    assertFalse(bench.isOpen());
  }

  private void setAutoRelock(int seconds) {
    assertEquals(
        "done",
        bench.result(
            link.administrator(),
            Channel.NEAR,
            new CommandArguments.ChangeSetting(
                Setting.AUTO_RELOCK_SECONDS.settingName(), new SettingValue.Amount(seconds))));
  }

  private void autoRelock(int seconds) {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(
            stored.settings().with(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Amount(seconds))));
  }
}
