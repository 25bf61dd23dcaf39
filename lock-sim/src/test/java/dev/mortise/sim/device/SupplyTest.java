package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.LightId;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.device.body.Load;
import dev.mortise.sim.device.body.PowerSupply;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What feeds the lock: battery and power bank.
@Timeout(120)
class SupplyTest {

  @Test
  @Tag("LK-43")
  void aPowerBankOnTheFrontPortLetsACredentialWorkWhenTheBatteryIsEmpty() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().charge(0));
      assertFalse(bench.device().view().powered());
      LockBench.done(bench.device().hands().plugPowerBank(true));
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
      bench.turn(Duration.ofSeconds(20));
      LockBench.done(bench.device().hands().plugPowerBank(false));
      assertFalse(bench.device().view().powered());
      assertEquals(BoltState.LOCKED, bench.bolt());
    }
  }

  @Test
  @Tag("LK-43")
  void aPowerBankDrivesTheMotorThatACriticalBatteryDoesNot() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().charge(5));
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      LockBench.done(bench.device().hands().plugPowerBank(true));
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
      assertEquals(5, bench.device().view().body().batteryPercent(), "it charges no battery");
    }
  }

  @Test
  @Tag("LK-43")
  void withABatteryInItsCaseAPowerBankKeepsTheLockRunningWhileItIsChanged() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().plugPowerBank(true));
      LockBench.done(bench.device().hands().takeBattery());
      assertTrue(bench.device().view().powered());
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  void eachRunOfTheMotorTakesItsShareAndAJamTakesMore() {
    try (LockBench bench = LockBench.withAdministrator()) {
      long full = charge(bench);
      bench.enter(LockBench.CODE);
      long free = full - charge(bench);
      assertTrue(free >= Load.MOTOR.microamperes() * 600 / 3_600_000, "free=" + free);
      bench.turn(Duration.ofSeconds(60));
      LockBench.done(bench.device().hands().jam(true));
      long before = charge(bench);
      bench.enter(LockBench.CODE);
      assertTrue(before - charge(bench) > 2 * free, "stalled=" + (before - charge(bench)));
    }
  }

  @Test
  @Tag("LK-50")
  void alockThatNobodyTouchesRunsLowThenCriticalThenStopsAndTellsEachOnce() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().charge(22));
      bench.turn(Duration.ofDays(10));
      assertTrue(bench.said(Prompt.BATTERY_LOW));
      assertTrue(bench.device().view().panel().lights().contains(LightId.LOW_BATTERY));
      bench.turn(Duration.ofDays(40));
      assertTrue(bench.said(Prompt.BATTERY_CRITICAL));
      for (AlarmCode code : new AlarmCode[] {AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL}) {
        assertEquals(
            1,
            bench.events().stream().filter(new LockEvent.Alarm(code)::equals).count(),
            code::name);
      }
      bench.turn(Duration.ofDays(20));
      assertFalse(bench.device().view().powered());
      assertEquals(0, bench.device().view().body().batteryPercent());
    }
  }

  @Test
  @Tag("LK-46")
  void theSirenOfAMinuteCostsWhatItDraws() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.turn(Duration.ofSeconds(30));
      long before = charge(bench);
      LockBench.done(bench.device().hands().pryCover());
      assertTrue(bench.device().view().panel().siren());
      bench.turn(Duration.ofSeconds(61));
      assertFalse(bench.device().view().panel().siren());
      assertEquals((double) Load.SIREN.microamperes() / 60, (double) (before - charge(bench)), 2);
    }
  }

  @Test
  void theKeypadsLightsDrawWhileItIsAwake() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.turn(Duration.ofSeconds(30));
      long before = charge(bench);
      bench.press("1");
      bench.turn(Duration.ofSeconds(30));
      assertEquals(
          (double) Load.KEYPAD.microamperes() * 20 / 3_600, (double) (before - charge(bench)), 2);
    }
  }

  @Test
  @Tag("LK-63")
  void withoutTheWirelessNetworkARestingLockDrawsLess() {
    try (LockBench bench = LockBench.withAdministrator()) {
      BenchApp app = new BenchApp();
      app.pair(bench);
      app.comeNear(bench);
      long on = drawnAtRest(bench);
      app.run(
          bench,
          new CommandArguments.ChangeSetting(
              Setting.WIFI.settingName(), new SettingValue.Flag(false)));
      long off = drawnAtRest(bench);

      assertEquals(10 * (Load.REST.microamperes() + Load.WIFI.microamperes()), on);
      assertEquals(10 * Load.REST.microamperes(), off);
    }
  }

  /// What ten hours cost in which nobody does anything.
  private static long drawnAtRest(LockBench bench) {
    bench.turn(Duration.ofHours(1));
    long before = charge(bench);
    bench.turn(Duration.ofHours(10));
    return before - charge(bench);
  }

  private static long charge(LockBench bench) {
    PowerSupply supply = bench.device().view().body().supply();
    return supply.charge();
  }
}
