package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.KeyRole;
import dev.mortise.door.DoorState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.LockBody;
import dev.mortise.lock.stored.Identity;
import dev.mortise.mode.Modes;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Household;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PowerTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");

  @Test
  @Tag("LK-28")
  @Tag("LK-29")
  void setHeldWhilePowerComesAndConfirmEraseEverything() {
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
    bench.press("h");
    bench.powerOn(true);
    assertEquals(Prompt.CONFIRM_RESET, bench.prompts().getLast());
    List<LockEffect> effects = bench.press("o");

    StoredState stored = bench.state().stored();
    assertTrue(effects.contains(new LockEffect.EraseEverything()));
    assertEquals(Household.EMPTY, stored.household());
    assertTrue(stored.access().keys().isEmpty());
    assertEquals(Modes.DEFAULT, stored.modes());
    assertEquals(Settings.DEFAULT, stored.settings());
    assertEquals(new LockEvent.Reset(), bench.events().getLast());
    assertTrue(effects.indexOf(new LockEffect.EraseEverything()) < indexOfRecord(effects));
  }

  private static int indexOfRecord(List<LockEffect> effects) {
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) instanceof LockEffect.RecordEvent) {
        return i;
      }
    }
    throw new AssertionError("nothing recorded");
  }

  @Test
  @Tag("D-16")
  void resetRaisesTheGenerationAndKeepsSigningKeyAndChain() {
    Identity before = bench.state().stored().identity();
    EventMessage last = bench.journal().getLast();
    bench.powerOn(true);
    long sequence = bench.state().stored().journal().sequence();
    bench.press("o");

    Identity after = bench.state().stored().identity();
    assertEquals(before.generation().next(), after.generation());
    assertEquals(before.signingKey(), after.signingKey());
    assertNotEquals(before.agreement(), after.agreement());
    assertNotEquals(before.passcodeKey(), after.passcodeKey());
    EventMessage reset = bench.journal().getLast();
    assertEquals(sequence + 1, reset.sequence());
    assertEquals(after.generation(), reset.generation());
    assertTrue(reset.sequence() > last.sequence());
  }

  @Test
  @Tag("LK-29")
  void oldCodeOpensNothingAfterReset() {
    bench.powerOn(true);
    bench.press("o");
    bench.turnThePage().press("135790o");

    assertFalse(bench.droveBolt());
    bench.press("xxo864209o864209o864209o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-28")
  void cancelOrTimeOutKeepEverything() {
    bench.powerOn(true);
    bench.press("x");
    assertTrue(bench.state().stored().household().hasAdministrator());

    bench.powerOn(true);
    bench.pass(Duration.ofSeconds(30)).press("o");
    assertTrue(bench.state().stored().household().hasAdministrator());
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-28")
  @Tag("SEC-18")
  void withoutSetPowerOffersNoReset() {
    bench.powerOn(false);
    bench.press("o");

    assertTrue(bench.state().stored().household().hasAdministrator());
  }

  @Test
  @Tag("D-17")
  @Tag("LK-58")
  void lostTimeAndReturningPowerAreRecorded() {
    bench.turnThePage().pullBattery();

    assertEquals(1, bench.events(LockEvent.TimeLost.class).size());
    assertEquals(
        List.of(new LockEvent.PowerRestored(100)), bench.events(LockEvent.PowerRestored.class));
    assertEquals(Optional.empty(), bench.journal().getLast().time());
  }

  @Test
  @Tag("SEC-26")
  void restoredFlashLeavesOnlyKeyHandleAndReset() {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.identity().withRestoredFlash()));
    bench.turnThePage().powerOn(false);
    bench.press("135790o");
    bench.strangeFinger(1);

    assertFalse(bench.droveBolt());
    assertTrue(bench.journal().isEmpty());
    assertEquals(Prompt.RESTORED_FLASH, bench.prompts().getLast());

    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
    assertTrue(bench.isOpen());

    bench.powerOn(true);
    bench.press("o");
    assertEquals(Identity.FlashState.CURRENT, bench.state().stored().identity().flash());
    assertEquals(new LockEvent.Reset(), bench.events().getLast());
  }

  @Test
  @Tag("SEC-26")
  @Tag("LK-27")
  void whatTheBodySaidToARestoredFlashIsKnownAfterTheReset() {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.identity().withRestoredFlash()));
    bench.powerOn(true);
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.press("o");

    assertEquals(Identity.FlashState.CURRENT, bench.state().stored().identity().flash());
    assertTrue(bench.state().live().doorway().rearCoverOff());
  }

  @Test
  @Tag("SEC-26")
  void restoredFlashFallsAsleepOnceTheOfferIsOver() {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.identity().withRestoredFlash()));
    bench.turnThePage().powerOn(true);
    assertTrue(bench.isLit(LightId.DIGITS));

    bench.pass(Duration.ofHours(1));

    assertFalse(bench.isLit(LightId.DIGITS));
    long wishes = bench.effects().stream().filter(LockEffect.WakeAt.class::isInstance).count();
    assertTrue(wishes <= 2, () -> "wishes=" + wishes);
  }

  @Test
  @Tag("LK-46")
  void pryingSoundsTheSirenForAMinuteAndReportsOnce() {
    bench.turnThePage().cause(new LockInput.CoverPried());
    bench.pass(Duration.ofSeconds(30)).cause(new LockInput.CoverPried());
    bench.pass(Duration.ofSeconds(59));
    assertTrue(bench.siren());

    bench.pass(Duration.ofSeconds(1));
    assertFalse(bench.siren());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("ST-8")
  @Tag("D-10")
  @Tag("LK-30")
  void doorIsToldOncePerChangeAndAjarAfterAMinute() {
    bench.press("135790o");
    bench.turnThePage().cause(new LockInput.DoorMoved(DoorState.OPEN));
    bench.cause(new LockInput.DoorMoved(DoorState.OPEN));
    assertEquals(
        List.of(new LockEvent.Door(DoorState.OPEN, 1)), bench.events(LockEvent.Door.class));

    bench.pass(Duration.ofSeconds(60));
    assertEquals(DoorState.AJAR, bench.state().live().doorway().leaf());
    assertTrue(
        bench.events(LockEvent.Alarm.class).contains(new LockEvent.Alarm(AlarmCode.DOOR_AJAR)));

    bench.turnThePage().cause(new LockInput.DoorMoved(DoorState.CLOSED));
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    assertEquals(DoorState.CLOSED, bench.state().live().doorway().leaf());
    assertEquals(List.of(new LockEvent.Door(DoorState.CLOSED, 1)), bench.events());
  }

  @Test
  @Tag("D-10")
  void doorThatOpensThoughTheBoltIsOutWasForced() {
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    bench.turnThePage().cause(new LockInput.DoorMoved(DoorState.OPEN));

    assertEquals(DoorState.FORCED_OPEN, bench.state().live().doorway().leaf());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.DOOR_FORCED_OPEN)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-10")
  @Tag("LK-30")
  void bodyWithoutSensorLeavesTheDoorUnknown() {
    LockBench blind =
        new LockBench(LockModel.VIDEO_LOCK.around(LockBody.BODY_5085), LockPolicy.HARDENED);
    blind.cause(new LockInput.DoorMoved(DoorState.CLOSED));

    assertEquals(DoorState.UNKNOWN, blind.state().live().doorway().leaf());
  }

  @Test
  @Tag("SEC-10")
  void everyEventNamesTheHashOfTheOneBefore() {
    bench.press("135790o");
    bench.pass(Duration.ofMinutes(1));

    List<EventMessage> journal = bench.journal();
    for (int i = 1; i < journal.size(); i++) {
      assertEquals(journal.get(i - 1).sequence() + 1, journal.get(i).sequence());
      assertEquals(
          Octets.adopt(Sha256.of(journal.get(i - 1).encode().copy())), journal.get(i).previous());
    }
  }
}
