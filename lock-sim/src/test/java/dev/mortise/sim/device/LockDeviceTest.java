package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.device.face.Panel;
import dev.mortise.sim.device.face.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LockDeviceTest {

  @Test
  @Tag("LK-22")
  void theFirstAdministratorIsMadeAtTheKeypadAndOpensTheDoor() {
    try (LockBench bench = LockBench.withAdministrator()) {
      assertTrue(bench.said(Prompt.ADMINISTRATOR_CREATED));
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
      assertTrue(bench.signs.contains(new Sign.Bolt(BoltState.UNLOCKED)));
    }
  }

  @Test
  void theBoltTakesItsTimeAndTheRelockFollowsTheClock() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.press(LockBench.CODE + " ok");
      bench.turn(Duration.ofMillis(599));
      assertEquals(BoltState.LOCKED, bench.bolt());
      bench.turn(Duration.ofMillis(1));
      assertEquals(BoltState.UNLOCKED, bench.bolt());
      bench.turn(Duration.ofSeconds(10));
      assertEquals(BoltState.UNLOCKED, bench.bolt());
      bench.turn(Duration.ofSeconds(1));
      assertEquals(BoltState.LOCKED, bench.bolt());
    }
  }

  @Test
  @Tag("LK-36")
  void theKeyMovesTheBoltWithoutABattery() {
    try (LockBench bench = LockBench.fresh()) {
      LockBench.done(bench.device().hands().takeBattery());
      assertEquals(Optional.empty(), LockBench.done(bench.device().hands().turnKey(true)));
      assertEquals(BoltState.UNLOCKED, bench.bolt());
      LockBench.done(bench.device().hands().turnKey(false));
      assertEquals(BoltState.LOCKED, bench.bolt());
    }
  }

  @Test
  @Tag("D-18")
  void aKeyThatIsTurnedAllTheWayDrawsTheLatchAndTheDoorLocksAgain() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().drawLatch());
      assertEquals(BoltState.UNLATCHED, bench.bolt());
      assertTrue(bench.events().contains(new LockEvent.Bolt(BoltState.UNLATCHED)));

      bench.turn(Duration.ofSeconds(11));
      assertEquals(BoltState.LOCKED, bench.bolt());
    }
  }

  @Test
  @Tag("LK-45")
  void theInsideHandleThrowsTheBoltWhenLiftedAndWithdrawsItWhenPressed() {
    try (LockBench bench = LockBench.withAdministrator()) {
      moveHandle(bench);
      assertEquals(2, bench.events().stream().filter(LockDeviceTest::isByHandle).count());

      LockBench.done(bench.device().hands().takeBattery());
      moveHandle(bench);
    }
  }

  private static void moveHandle(LockBench bench) {
    LockBench.done(bench.device().hands().pressHandle());
    assertEquals(BoltState.UNLOCKED, bench.bolt());
    LockBench.done(bench.device().hands().liftHandle());
    assertEquals(BoltState.LOCKED, bench.bolt());
  }

  private static boolean isByHandle(LockEvent event) {
    return event instanceof LockEvent.Operation operation
        && operation.source() == OperationSource.INSIDE_HANDLE;
  }

  @Test
  @Tag("LK-47")
  void aBatteryPullNeitherShortensNorForgetsALockOut() {
    try (LockBench bench = LockBench.withAdministrator()) {
      for (int entry = 0; entry < 5; entry++) {
        bench.enter("246802");
      }
      bench.turn(Duration.ofSeconds(55));
      bench.pullBattery(Duration.ofMinutes(10));
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      bench.turn(Duration.ofSeconds(115));
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      bench.turn(Duration.ofSeconds(8));
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  void withoutPowerTheLockNoticesAndShowsNothing() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.press("1 3 5");
      assertTrue(bench.device().view().panel().lights().contains(LightId.DIGITS));
      LockBench.done(bench.device().hands().takeBattery());
      assertEquals(Panel.DARK, bench.device().view().panel());
      assertFalse(bench.device().view().powered());
      assertEquals(Optional.empty(), bench.press("135790 ok"));
      assertEquals(List.of(), LockBench.done(bench.device().journal().from(1, 10)));
    }
  }

  @Test
  void anEmptyBatteryIsNoBattery() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().charge(0));
      assertFalse(bench.device().view().powered());
      LockBench.done(bench.device().hands().charge(60));
      assertTrue(bench.device().view().powered());
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  @Tag("LK-50")
  void aCriticalBatteryDrivesNoMotor() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().charge(5));
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      assertTrue(bench.said(Prompt.BATTERY_CRITICAL));
    }
  }

  @Test
  void aBoltOnItsWayStopsWhenTheBatteryIsPulled() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.press(LockBench.CODE + " ok");
      bench.turn(Duration.ofMillis(300));
      bench.pullBattery(Duration.ofSeconds(5));
      assertEquals(BoltState.NOT_FULLY_LOCKED, bench.bolt());
      assertTrue(
          bench.events().contains(new LockEvent.Bolt(BoltState.NOT_FULLY_LOCKED)), "and told so");
    }
  }

  @Test
  @Tag("LK-58")
  void aJamIsTriedAgainAndReported() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().jam(true));
      bench.enter(LockBench.CODE);
      assertTrue(bench.said(Prompt.JAMMED));
      LockBench.done(bench.device().hands().jam(false));
      LockBench.done(bench.device().hands().turnKey(true));
      assertEquals(BoltState.UNLOCKED, bench.bolt());
    }
  }

  @Test
  void theWallClockIsUnknownUntilSetAndAfterAPull() {
    try (LockBench bench = LockBench.fresh()) {
      assertEquals(Optional.empty(), bench.device().view().wall());
      bench.pullBattery(Duration.ofSeconds(1));
      assertEquals(Optional.empty(), bench.device().view().wall());
      assertTrue(bench.events().contains(new LockEvent.TimeLost()));
    }
  }

  @Test
  @Tag("LK-27")
  void setAndAnAdministratorsCodeBringTheQrCode() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().moveCover(true));
      LockBench.done(bench.device().hands().holdSet());
      bench.press(LockBench.CODE + " ok");
      Screen screen = bench.device().view().panel().screen();
      Screen.PairingQr shown = assertInstanceOf(Screen.PairingQr.class, screen);
      assertEquals(bench.device().signer().publicKey(), shown.code().signingKey());
    }
  }

  @Test
  void rubbishOverALinkIsAnsweredAndChangesNothing() {
    try (LockBench bench = LockBench.withAdministrator()) {
      var before = bench.device().view().mind().orElseThrow().stored();
      Octets answer =
          LockBench.done(
              bench.device().ask(Channel.REMOTE, new ConnectionId(1), Octets.ofHex("ffffffff00")));
      assertTrue(answer.size() > 0);
      assertEquals(before, bench.device().view().mind().orElseThrow().stored());
    }
  }

  @Test
  void aMessageToALockWithoutPowerFailsAtOnce() {
    try (LockBench bench = LockBench.fresh()) {
      LockBench.done(bench.device().hands().takeBattery());
      var asked = bench.device().ask(Channel.NEAR, new ConnectionId(1), Octets.empty());
      assertThrows(CompletionException.class, () -> LockBench.done(asked));
    }
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    try (LockBench one = LockBench.withAdministrator();
        LockBench other = LockBench.withAdministrator()) {
      one.enter("13579011");
      other.enter("13579011");
      assertEquals(one.events(), other.events());
      assertEquals(List.copyOf(one.signs), List.copyOf(other.signs));
    }
  }

  @Test
  void anObserverThatFailsDisturbsNobody() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench
          .device()
          .observe(
              _ -> {
                throw new IllegalStateException("an observer with a bug");
              });
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  void aTickTooManyIsHarmless() {
    try (LockBench bench = LockBench.withAdministrator()) {
      var before = bench.device().view().mind();
      LockBench.done(bench.device().cause(new LockInput.Tick()));
      assertEquals(before, bench.device().view().mind());
    }
  }
}
