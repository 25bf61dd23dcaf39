package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A battery that becomes too weak for the motor while the bolt is on its way, or is to be thrown.
class WeakMotorTest {

  private final LockBench bench = new LockBench();
  private final LinkedFront link = new LinkedFront(bench);
  private final EnrolledKey app = bench.app(3, KeyRole.ADMINISTRATOR, Optional.empty());

  private long drives() {
    return bench.effects().stream().filter(LockEffect.DriveBolt.class::isInstance).count();
  }

  private static LockEvent refused(LockOperation operation) {
    return new LockEvent.OperationRefused(
        operation,
        OperationSource.AUTO,
        OperationError.INSUFFICIENT_BATTERY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<LockEvent.OperationRefused> refusals() {
    return bench.events(LockEvent.OperationRefused.class);
  }

  private void charge(int percent) {
    bench.cause(new LockInput.BatteryMeasured(percent));
  }

  @Test
  @Tag("LK-50")
  @Tag("D-18")
  void aJamIsNotRetriedOnceTheBatteryIsCritical() {
    charge(6);
    bench.hold(true);
    bench.press("135790o");
    charge(5);
    bench.cause(new LockInput.BoltReported(BoltState.NOT_FULLY_LOCKED));

    assertEquals(1, drives());
    assertEquals(List.of(refused(LockOperation.UNLOCK)), refusals());
  }

  @Test
  @Tag("LK-50")
  @Tag("LK-83")
  void aRelockThatTheBatteryForbidsIsRecordedOnce() {
    charge(6);
    bench.press("135790o");
    charge(5);
    bench.turnThePage().pass(Duration.ofHours(1));

    assertTrue(bench.isOpen());
    assertFalse(bench.droveBolt());
    assertEquals(List.of(refused(LockOperation.LOCK)), bench.events());
  }

  @Test
  @Tag("LK-50")
  @Tag("LK-41")
  void aLinkedRelockThatTheBatteryForbidsIsRecordedOnceThoughItIsTriedOn() {
    link.open(link.made(10), LinkedFront.NAMED);
    charge(5);
    bench.turnThePage().pass(Duration.ofHours(1));
    assertEquals(List.of(refused(LockOperation.LOCK)), bench.events());

    charge(80);
    bench.pass(Duration.ofSeconds(10));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-50")
  @Tag("LK-83")
  void aBoltThatStoodHalfWayIsThrownWhenPowerIsBack() {
    bench.press("135790o");
    bench.hold(true);
    bench.command(app, Channel.NEAR, new CommandArguments.Lock());
    charge(5);
    bench.cause(new LockInput.BoltReported(BoltState.NOT_FULLY_LOCKED));
    bench.hold(false);
    assertEquals(List.of(refused(LockOperation.LOCK)), refusals());
    bench.turnThePage().pass(Duration.ofHours(1));
    assertFalse(bench.droveBolt());

    charge(100);
    bench.pass(Duration.ofSeconds(10));
    assertEquals(BoltState.LOCKED, bench.bolt());
  }

  @Test
  @Tag("LK-50")
  @Tag("LK-41")
  void aLinkedBoltThatJammedOnItsWayOutIsThrownWhenPowerIsBack() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(
            stored.settings().with(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Amount(0))));
    link.open(link.made(10), LinkedFront.NAMED);
    bench.hold(true);
    bench.pass(Duration.ofSeconds(10));
    charge(5);
    bench.cause(new LockInput.BoltReported(BoltState.NOT_FULLY_LOCKED));
    bench.hold(false);
    bench.turnThePage().pass(Duration.ofMinutes(1));
    assertEquals(List.of(), refusals());

    charge(100);
    bench.pass(Duration.ofSeconds(10));
    assertEquals(BoltState.LOCKED, bench.bolt());
  }
}
