package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.stored.Identity;
import dev.mortise.mode.OperatingMode;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorSecret;
import dev.mortise.visitor.VisitorSlot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VisitorPasscodeTest {

  private static final String WRONG = "40404040";

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  VisitorPasscodeTest() {
    raise();
    bench.turnThePage();
  }

  @Test
  @Tag("LK-19")
  void codeOpensAtOnceAndOnlyOnce() {
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertTrue(bench.isOpen());

    bench.pass(Duration.ofSeconds(30)).turnThePage().press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.droveBolt());
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("LK-19")
  @Tag("SEC-14")
  void usedFlagAndEventsAreStoredWithTheDecisionThatMovesTheBolt() {
    LockState typed = typed(code(LockBench.MORNING, 0));
    Decision decision =
        bench
            .machine()
            .decide(
                typed,
                new LockInput.KeyPressed(KeypadKey.CONFIRM),
                new Moment(
                    bench.now(),
                    Optional.of(LockBench.MORNING),
                    Entropy.of(new byte[Entropy.SIZE])));

    assertTrue(decision.effects().contains(new LockEffect.DriveBolt(false)));
    assertTrue(decision.changesStored(typed));
    bench.setUp(decision.next().stored());
    bench.powerOn(false).turnThePage();
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.droveBolt());
  }

  private LockState typed(String digits) {
    bench.press(digits);
    return bench.state();
  }

  @Test
  @Tag("LK-58")
  void useIsRecordedByItsReferenceBeforeTheOpening() {
    bench.press(code(LockBench.MORNING, 0) + "o");

    List<LockEvent> events = bench.events();
    assertEquals(
        new LockEvent.VisitorPasscodeUsed(
            secret(1).reference(new VisitorSlot(VisitorHour.of(LockBench.MORNING), 0))),
        events.get(0));
    assertTrue(events.get(1) instanceof LockEvent.Operation);
  }

  @Test
  @Tag("LK-15")
  void codeStandsAlone() {
    bench.press("7" + code(LockBench.MORNING, 0) + "o");

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-19")
  void codesOfTheLastTwentyFiveHoursAndTheNextOneOpen() {
    for (int hours : new int[] {-25, -24, -1, 0, 1}) {
      LockBench lock = new LockBench().withAdministrator("135790");
      EnrolledKey other = lock.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
      lock.command(other, Channel.NEAR, new CommandArguments.RaiseVisitorEpoch());
      lock.press(code(LockBench.MORNING.plus(Duration.ofHours(hours)), 3) + "o");
      assertTrue(lock.isOpen(), "hours=" + hours);
    }
    bench.press(code(LockBench.MORNING.minus(Duration.ofHours(26)), 0) + "o");
    bench.press(code(LockBench.MORNING.plus(Duration.ofHours(2)), 0) + "o");
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-14")
  void clockSetBackBringsNoCodeBack() {
    String code = code(LockBench.MORNING, 0);
    bench.press(code + "o");
    bench.pass(Duration.ofHours(30));
    bench.command(app, Channel.NEAR, new CommandArguments.SetTime(LockBench.MORNING));
    bench.pass(Duration.ofMinutes(1)).turnThePage();

    bench.press(code + "o");
    bench.press(code(LockBench.MORNING, 1) + "o");

    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("SEC-14")
  void codeThatRanOutUnusedStaysSoThroughABatteryPullAndAWrongClock() {
    bench.pass(Duration.ofHours(26));
    bench.pullBattery();
    bench.command(app, Channel.NEAR, new CommandArguments.SetTime(LockBench.MORNING));
    bench.turnThePage().press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.droveBolt());

    Instant late = LockBench.MORNING.plus(Duration.ofHours(1));
    bench.command(app, Channel.NEAR, new CommandArguments.SetTime(late));
    bench.pass(Duration.ofMinutes(1)).turnThePage().press(code(late, 0) + "o");
    assertTrue(bench.droveBolt());
  }

  @Test
  @Tag("SEC-14")
  void theLockWakesOnceAnHourOnlyWhileThereAreCodes() {
    assertEquals(10, wakes(Duration.ofHours(10)));
    bench.command(app, Channel.NEAR, new CommandArguments.Unbind());
    bench.pass(Duration.ofHours(2));
    assertEquals(0, wakes(Duration.ofHours(10)));
  }

  private long wakes(Duration within) {
    bench.turnThePage().pass(within);
    return bench.effects().stream().filter(LockEffect.WakeAt.class::isInstance).count();
  }

  @Test
  @Tag("D-17")
  void unknownTimeRefusesCodesWithAPromptAndCountsTheTry() {
    bench.pullBattery().turnThePage();
    bench.press(code(LockBench.MORNING, 0) + "o");

    assertFalse(bench.droveBolt());
    assertTrue(bench.prompts().contains(Prompt.TIME_UNKNOWN));
    assertEquals(
        OperationError.TIME_UNKNOWN,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("D-6")
  void privacyModeRefusesTheCodeAndLeavesItUnused() {
    bench.command(app, Channel.NEAR, new CommandArguments.SetMode(OperatingMode.PRIVACY));
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.isOpen());

    bench.command(app, Channel.NEAR, new CommandArguments.SetMode(OperatingMode.NORMAL));
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-50")
  void criticalBatteryLeavesTheCodeUnused() {
    bench.cause(new LockInput.BatteryMeasured(3));
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.isOpen());

    bench.cause(new LockInput.BatteryMeasured(100));
    bench.press(code(LockBench.MORNING, 0) + "o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-84")
  void lockOutRefusesCodesToo() {
    bench.press("999888o999888o999888o999888o999888o");
    bench.turnThePage().press(code(LockBench.MORNING, 0) + "o");

    assertFalse(bench.droveBolt());
    assertTrue(bench.events().isEmpty());
  }

  @Test
  @Tag("LK-19")
  void raisingTheEpochClearsAllCodes() {
    raise();
    bench.turnThePage().press(code(LockBench.MORNING, 0) + "o");
    assertFalse(bench.droveBolt());

    bench.press(code(2, LockBench.MORNING, 0) + "o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-15")
  void codesGoWithTheAppThatMakesThem() {
    bench.command(app, Channel.NEAR, new CommandArguments.Unbind());
    bench.turnThePage().press(code(LockBench.MORNING, 0) + "o");

    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("SEC-12")
  void twentyWrongTriesADayRefuseCodesInEveryProfileUntilLifted() {
    LockBench manual =
        new LockBench(LockModel.VIDEO_LOCK, LockPolicy.MANUAL).withAdministrator("135790");
    EnrolledKey admin = manual.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
    manual.command(admin, Channel.NEAR, new CommandArguments.RaiseVisitorEpoch());
    for (int i = 0; i < 20; i++) {
      manual.press(WRONG + "o");
      manual.pass(Duration.ofSeconds(80));
    }
    assertFalse(manual.state().stored().lockOut().isOn());
    manual.turnThePage().press(code(LockBench.MORNING, 0) + "o");
    assertFalse(manual.droveBolt());
    manual.press("135790o");
    assertTrue(manual.isOpen());

    manual.command(admin, Channel.NEAR, new CommandArguments.LiftLockout());
    manual.pass(Duration.ofMinutes(1)).turnThePage().press(code(LockBench.MORNING, 0) + "o");
    assertTrue(manual.droveBolt());
  }

  @Test
  @Tag("SEC-12")
  void householdCodeOfEightDigitsIsNoWrongTryAtVisitorCodes() {
    bench.passcode(new UserIndex(1), "24680246", true);
    bench.press("24680246o");

    assertTrue(bench.isOpen());
    assertTrue(bench.state().stored().visitors().wrongTries().isEmpty());
  }

  private void raise() {
    bench.command(app, Channel.NEAR, new CommandArguments.RaiseVisitorEpoch());
  }

  private String code(Instant time, int index) {
    return code(1, time, index);
  }

  private String code(int epoch, Instant time, int index) {
    return text(secret(epoch).passcode(new VisitorSlot(VisitorHour.of(time), index)).digits());
  }

  /// What the app works out: all locks of this test have the same keys.
  private VisitorSecret secret(int epoch) {
    Identity lock = bench.state().stored().identity();
    return VisitorSecret.derive(
        bench.agreement(1),
        lock.agreement().publicKey(),
        lock.lockId(),
        lock.generation(),
        app.signingKey(),
        new VisitorEpoch(epoch));
  }

  private static String text(Digits digits) {
    return new String(digits.reveal(), StandardCharsets.US_ASCII);
  }
}
