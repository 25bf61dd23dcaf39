package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.body.LightId;
import dev.mortise.mode.Language;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoltTest {

  private static final Duration SECONDS_10 = Duration.ofSeconds(10);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  BoltTest() {
    bench.turnThePage();
  }

  @Test
  @Tag("LK-83")
  @Tag("D-20")
  void doorLocksByItselfAfterTenSeconds() {
    bench.press("135790o");
    bench.pass(SECONDS_10.minus(MILLI));
    assertTrue(bench.isOpen());

    bench.pass(MILLI);
    assertFalse(bench.isOpen());
    LockEvent.Operation last = bench.events(LockEvent.Operation.class).getLast();
    assertEquals(LockOperation.LOCK, last.operation());
    assertEquals(OperationSource.AUTO, last.source());
  }

  @Test
  @Tag("LK-83")
  void secondOpeningStartsTheTimeAnew() {
    bench.press("135790o");
    bench.pass(Duration.ofSeconds(8)).press("135790o");
    bench.pass(SECONDS_10.minus(MILLI));
    assertTrue(bench.isOpen());

    bench.pass(MILLI);
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  void lockingEndsTheTime() {
    bench.press("135790o");
    bench.moveByHand(new LockInput.HandleLifted(), false);
    bench.turnThePage().pass(Duration.ofMinutes(1));

    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-83")
  void zeroMeansNever() {
    set(0);
    bench.press("135790o");
    bench.pass(Duration.ofDays(1));

    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  void timeIsConfigurable() {
    set(30);
    bench.press("135790o");
    bench.pass(Duration.ofSeconds(30).minus(MILLI));
    assertTrue(bench.isOpen());

    bench.pass(MILLI);
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  void doorFoundOpenAtTheStartIsLockedToo() {
    bench.press("135790o");
    bench.pass(Duration.ofSeconds(5)).powerOn(false);
    assertTrue(bench.isOpen());

    bench.pass(SECONDS_10);
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  @Tag("D-18")
  void boltFoundHalfWayAtTheStartIsThrown() {
    bench.jam(true);
    bench.press("135790o");
    bench.jam(false);
    bench.powerOn(false);
    assertEquals(BoltState.NOT_FULLY_LOCKED, bench.bolt());

    bench.pass(SECONDS_10);
    assertEquals(BoltState.LOCKED, bench.bolt());
  }

  @Test
  @Tag("LK-36")
  @Tag("LK-50")
  void mechanicalKeyOpensWithoutTheMotor() {
    bench.cause(new LockInput.BatteryMeasured(0));
    bench.turnThePage().moveByHand(new LockInput.MechanicalKeyTurned(true), true);

    assertTrue(bench.isOpen());
    assertFalse(bench.droveBolt());
    assertEquals(
        OperationSource.MECHANICAL_KEY,
        bench.events(LockEvent.Operation.class).getFirst().source());
  }

  @Test
  @Tag("LK-45")
  void liftedHandleLocksAndPressedHandleOpens() {
    bench.moveByHand(new LockInput.HandlePressed(), true);
    bench.moveByHand(new LockInput.HandleLifted(), false);

    List<LockEvent.Operation> operations = bench.events(LockEvent.Operation.class);
    assertEquals(LockOperation.UNLOCK, operations.getFirst().operation());
    assertEquals(LockOperation.LOCK, operations.getLast().operation());
    assertEquals(OperationSource.INSIDE_HANDLE, operations.getLast().source());
    assertEquals(
        List.of(BoltState.UNLOCKED, BoltState.LOCKED),
        bench.events(LockEvent.Bolt.class).stream().map(LockEvent.Bolt::state).toList());
  }

  @Test
  @Tag("D-18")
  void jamAlarmsOnceAndIsRetriedOnce() {
    bench.jam(true);
    bench.press("135790o");

    assertEquals(
        2, bench.effects().stream().filter(LockEffect.DriveBolt.class::isInstance).count());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.LOCK_JAMMED)), bench.events(LockEvent.Alarm.class));
    assertEquals(BoltState.NOT_FULLY_LOCKED, bench.state().live().doorway().bolt());
  }

  @Test
  @Tag("D-18")
  void boltThatReportsNothingCountsAsJammed() {
    LockMachine machine = bench.machine();
    LockState driving = opening(machine);

    Decision decision =
        machine.decide(driving, new LockInput.Tick(), at(bench.now().plusSeconds(5)));

    assertTrue(decision.effects().contains(new LockEffect.DriveBolt(false)));
    assertTrue(decision.effects().contains(new LockEffect.Speak(Prompt.JAMMED, Language.ENGLISH)));
  }

  /// The right code was confirmed; the motor has not reported yet.
  private LockState opening(LockMachine machine) {
    LockState state = bench.state();
    for (int digit : new int[] {1, 3, 5, 7, 9, 0}) {
      LockInput key = new LockInput.KeyPressed(KeypadKey.ofDigit(digit));
      state = machine.decide(state, key, at(bench.now())).next();
    }
    LockInput confirm = new LockInput.KeyPressed(KeypadKey.CONFIRM);
    return machine.decide(state, confirm, at(bench.now())).next();
  }

  private static Moment at(Duration monotonic) {
    return new Moment(monotonic, Optional.empty(), Entropy.of(new byte[Entropy.SIZE]));
  }

  @Test
  @Tag("D-18")
  void appIsToldThatTheBoltIsJammed() {
    bench.jam(true);

    assertEquals("bolt-jammed", bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
  }

  @Test
  @Tag("LK-50")
  void lowBatteryIsPromptedLitAndAlarmedOnce() {
    bench.cause(new LockInput.BatteryMeasured(21));
    assertFalse(bench.isLit(LightId.LOW_BATTERY));

    bench.cause(new LockInput.BatteryMeasured(20));
    bench.cause(new LockInput.BatteryMeasured(19));

    assertTrue(bench.isLit(LightId.LOW_BATTERY));
    assertEquals(List.of(Prompt.BATTERY_LOW), bench.prompts());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.BATTERY_LOW)), bench.events(LockEvent.Alarm.class));
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-50")
  void batteryThatWaversIsAlarmedOnce() {
    for (int i = 0; i < 10; i++) {
      bench.cause(new LockInput.BatteryMeasured(20));
      bench.cause(new LockInput.BatteryMeasured(22));
    }
    assertEquals(1, bench.events(LockEvent.Alarm.class).size());

    bench.cause(new LockInput.BatteryMeasured(80));
    assertFalse(bench.isLit(LightId.LOW_BATTERY));
    bench.cause(new LockInput.BatteryMeasured(20));
    assertEquals(2, bench.events(LockEvent.Alarm.class).size());
  }

  @Test
  @Tag("LK-50")
  void criticalBatteryDoesNotDriveTheMotor() {
    bench.cause(new LockInput.BatteryMeasured(5));
    bench.turnThePage().press("135790o");

    assertFalse(bench.droveBolt());
    assertEquals(
        OperationError.INSUFFICIENT_BATTERY,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());
    assertEquals(
        "insufficient-battery", bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
    assertEquals(
        "insufficient-battery", bench.result(app, Channel.NEAR, new CommandArguments.Lock()));
  }

  @Test
  @Tag("LK-43")
  void powerFromOutsideLetsCredentialsWorkAgain() {
    bench.cause(new LockInput.BatteryMeasured(2));
    bench.cause(new LockInput.BatteryMeasured(100));
    bench.press("135790o");

    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  void doorThatHadNoPowerToLockLocksWhenItIsBack() {
    bench.press("135790o");
    bench.cause(new LockInput.BatteryMeasured(4));
    bench.pass(Duration.ofMinutes(1));
    assertTrue(bench.isOpen());

    bench.cause(new LockInput.BatteryMeasured(100));
    bench.pass(SECONDS_10);
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("ST-6")
  void passageModeOpensAndStaysOpenUntilItEnds() {
    bench.command(app, Channel.NEAR, new CommandArguments.SetMode(OperatingMode.PASSAGE));
    assertTrue(bench.isOpen());

    bench.pass(Duration.ofDays(1));
    assertTrue(bench.isOpen());
    assertEquals("restricted", bench.result(app, Channel.NEAR, new CommandArguments.Lock()));

    bench.command(app, Channel.NEAR, new CommandArguments.SetMode(OperatingMode.NORMAL));
    bench.pass(SECONDS_10);
    assertFalse(bench.isOpen());
  }

  private void set(long seconds) {
    bench.command(
        app,
        Channel.NEAR,
        new CommandArguments.ChangeSetting(
            Setting.AUTO_RELOCK_SECONDS.settingName(), new SettingValue.Amount(seconds)));
  }
}
