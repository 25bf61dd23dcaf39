package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.Tone;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a sensor takes for an attack is counted apart from wrong tries, by the very same numbers.
class AttackPresentationTest {

  private static final UserIndex OWNER = new UserIndex(1);

  private final LockBench bench =
      new LockBench(LockModel.PALM_LOCK, LockPolicy.HARDENED).withAdministrator("135790");
  private final BenchSenses senses = new BenchSenses(bench);

  AttackPresentationTest() {
    senses.withFace(OWNER);
    senses.withPalm(OWNER);
    bench.fingerprint(OWNER, false);
    senses.awake();
    bench.turnThePage();
  }

  @Test
  @Tag("LK-47")
  void anAttackIsNoWrongTryAndHasAnEventOfItsOwn() {
    senses.falseFace();
    senses.falsePalm();
    senses.falseFinger();

    assertEquals(
        Stream.of(CredentialKind.FACE, CredentialKind.PALM_VEIN, CredentialKind.FINGERPRINT)
            .map(LockEvent.PresentationAttack::new)
            .toList(),
        bench.events());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    assertEquals(List.of(Tone.REFUSED, Tone.REFUSED, Tone.REFUSED), bench.tones());
    assertEquals(List.of(Prompt.TRY_AGAIN, Prompt.TRY_AGAIN, Prompt.TRY_AGAIN), bench.prompts());
  }

  @Test
  @Tag("SEC-13")
  void fiveAttacksMakeTheSensorsPauseAndNothingElse() {
    for (int i = 0; i < 5; i++) {
      senses.falseFace();
    }
    bench.turnThePage();
    assertEquals(senses.strangeFace(1), senses.face(1));
    assertEquals(senses.strangePalm(1), senses.palm(1));
    assertEquals(bench.strangeFinger(1), bench.finger(1));
    assertEquals(Collections.nCopies(6, Prompt.SENSOR_PAUSED), bench.prompts());
    assertFalse(bench.isOpen());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-13")
  void cardAndAppOpenWhileTheSensorsPause() {
    senses.withCard(OWNER, 7);
    var app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    attack(5);

    senses.card(7);
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(10));
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
    assertTrue(bench.isOpen());
  }

  private void attack(int times) {
    for (int i = 0; i < times; i++) {
      senses.falseFinger();
    }
  }

  private void assertFingerOpens(boolean opens) {
    bench.finger(1);
    assertEquals(opens, bench.isOpen());
  }

  @Test
  void attacksOnAllSensorsAreCountedTogether() {
    senses.falseFace();
    senses.falsePalm();
    senses.falseFinger();
    senses.falseFace();
    assertFalse(bench.state().stored().attacks().isOn());

    senses.falsePalm();
    assertFingerOpens(false);
  }

  @Test
  void thePauseLastsThreeMinutes() {
    attack(5);
    bench.pass(Duration.ofMinutes(3).minusMillis(1));
    assertFingerOpens(false);

    bench.pass(Duration.ofMillis(1));
    assertFingerOpens(true);
  }

  @Test
  void theFifthAttackAfterFiveMinutesMakesNoSensorPause() {
    attack(1);
    bench.pass(Duration.ofMinutes(5).plusSeconds(1));
    attack(4);

    assertFingerOpens(true);
  }

  @Test
  void aBatteryPullNeitherShortensThePauseNorForgetsTheCount() {
    attack(4);
    bench.pullBattery();
    attack(1);
    bench.pass(Duration.ofMinutes(1)).pullBattery();
    bench.pass(Duration.ofMinutes(2).minusMillis(1));
    assertFingerOpens(false);

    bench.pass(Duration.ofMillis(1));
    assertFingerOpens(true);
  }

  @Test
  @Tag("D-14")
  void pacedAttacksSpendABudgetLikeThatOfWrongTries() {
    for (int i = 0; i < 20; i++) {
      assertFalse(bench.state().stored().attacks().isOn(), "attack=" + i);
      attack(1);
      bench.pass(Duration.ofSeconds(76));
    }
    bench.pass(Duration.ofMinutes(48).minusSeconds(20 * 76 + 1));
    assertFingerOpens(false);

    bench.pass(Duration.ofSeconds(1));
    assertFingerOpens(true);
    bench.pass(Duration.ofMinutes(1));
    attack(1);
    bench.pass(Duration.ofMinutes(40));
    assertFingerOpens(false);
  }

  @Test
  @Tag("LK-48")
  void anAdministratorsLiftEndsThePauseAndRefillsTheBudget() {
    var app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    attack(5);
    assertEquals("done", bench.result(app, Channel.REMOTE, new CommandArguments.LiftLockout()));

    assertEquals(LockOut.NONE, bench.state().stored().attacks());
    assertFingerOpens(true);
  }

  @Test
  @Tag("LK-49")
  void switchingTheLockOutOffLeavesThePause() {
    var app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    attack(4);
    bench.result(
        app,
        Channel.NEAR,
        new CommandArguments.ChangeSetting(
            Setting.SYSTEM_LOCK.settingName(), new SettingValue.Flag(false)));
    attack(1);

    assertFingerOpens(false);
  }

  @Test
  @Tag("SEC-13")
  void whoeverGoesOnAllDayLeavesTheKeypadOpenAndFiftyEvents() {
    for (int step = 0; step < 24 * 360; step++) {
      senses.falseFace();
      senses.awake();
      bench.pass(Duration.ofSeconds(10));
    }

    int attacks = bench.events(LockEvent.PresentationAttack.class).size();
    assertTrue(attacks >= 48 && attacks <= 50, "attacks=" + attacks);
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-10")
  void whoeverGoesOnAllDayInPassingLeavesAnEventAnHourAndNoAlarm() {
    senses.onApproach();
    bench.pass(Duration.ofSeconds(21)).turnThePage();
    for (int step = 0; step < 24 * 360; step++) {
      senses.falseFace();
      bench.pass(Duration.ofSeconds(10));
    }

    LockEvent attack = new LockEvent.PresentationAttack(CredentialKind.FACE);
    assertEquals(Collections.nCopies(24, attack), bench.events());
  }

  @Test
  @Tag("ST-2")
  @Tag("SEC-13")
  void oneAlarmTellsTheHouseholdThatTheSensorsPause() {
    attack(4);
    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));
    attack(6);

    LockEvent.Alarm alarm = new LockEvent.Alarm(AlarmCode.PRESENTATION_ATTACK_LIMIT);
    assertEquals(List.of(alarm), bench.events(LockEvent.Alarm.class));
    assertEquals(alarm, bench.events().getLast());
    assertEquals(List.of(), bench.events(LockEvent.SystemLock.class));
    assertEquals(5, bench.events(LockEvent.PresentationAttack.class).size());
  }

  @Test
  @Tag("SEC-13")
  void noCredentialEmptiesTheWindowOfAttacks() {
    attack(4);
    bench.press("135790o");
    assertTrue(bench.isOpen());
    senses.awake();
    attack(1);

    assertTrue(bench.state().stored().attacks().isOn());
  }

  @Test
  @Tag("LK-84")
  void duringALockOutAnAttackIsAnsweredLikeAllElse() {
    bench.press("864209o".repeat(5));
    bench.turnThePage();

    assertEquals(senses.face(1), senses.falseFace());
    assertTrue(bench.events().isEmpty());
  }

  @Test
  @Tag("D-19")
  void inPassingAnAttackIsNotedWithoutASound() {
    senses.onApproach();
    bench.pass(Duration.ofSeconds(21)).turnThePage();
    senses.falseFace();

    assertEquals(List.of(new LockEvent.PresentationAttack(CredentialKind.FACE)), bench.events());
    assertTrue(bench.tones().isEmpty());
  }

  @Test
  @Tag("D-19")
  void inPassingAnAttackCountsAsOneMoreStrangeFaceAndStopsNoOtherSensor() {
    senses.onApproach();
    bench.pass(Duration.ofSeconds(21)).turnThePage();
    senses.falseFace();
    assertEquals(new RecentMisses(1), bench.machine().recentFaceMisses(bench.state(), bench.now()));
    for (int i = 0; i < 9; i++) {
      senses.falseFace();
    }

    assertEquals(1, bench.events(LockEvent.PresentationAttack.class).size());
    senses.face(1);
    assertFalse(bench.isOpen());
    assertEquals(LockOut.NONE, bench.state().stored().attacks());
    assertFingerOpens(true);
  }

  @Test
  @Tag("LK-73")
  void anAttackDuringAnEnrolmentRepeatsTheStep() {
    var app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    bench.command(app, Channel.NEAR, new StartEnrolment(OWNER, CredentialKind.FACE, false));
    senses.falseFace();
    senses.pose(FacePose.STRAIGHT);

    assertEquals(Prompt.FACE_UP, bench.prompts().getLast());
  }
}
