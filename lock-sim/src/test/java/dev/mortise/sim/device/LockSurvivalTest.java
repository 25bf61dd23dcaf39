package dev.mortise.sim.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Prompt;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a lock remembers when its process is killed, its host loses power, or its flash is
/// exchanged.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class LockSurvivalTest {

  /// More than make the log of the flash long enough to be moved.
  private static final int COMMITS = 130;

  @Test
  void aKilledLockComesBackWithEverythingItAcknowledged() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.enter(LockBench.CODE);
      List<LockEvent> before = bench.events();
      bench.restartOn(bench.chip().afterPowerCut(new Remains.OnlySynced()));
      List<LockEvent> after = bench.events();
      assertEquals(before, after.subList(0, before.size()));
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  @Tag("SEC-14")
  @Tag("LK-47")
  void whereverPowerIsCutWhileAWrongCodeIsJudgedTheTryIsCountedOrWasNeverAnswered() {
    long from;
    long to;
    try (LockBench bench = LockBench.withAdministrator()) {
      from = bench.chip().operations();
      bench.enter("246802");
      to = bench.chip().operations();
    }
    assertTrue(to > from + 5, "operations=" + (to - from));
    for (long cut = from + 1; cut <= to; cut++) {
      assertCountedIfAnswered(cut);
    }
  }

  private static void assertCountedIfAnswered(long cut) {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.signs.clear();
      bench.chip().cutAt(cut);
      try {
        bench.press("246802 ok");
      } catch (CompletionException e) {
        assertTrue(e.toString().contains("FlashFailed"), e::toString);
      }
      boolean answered = bench.said(Prompt.TRY_AGAIN);
      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      int tries = bench.device().view().mind().orElseThrow().stored().lockOut().tries().size();
      assertTrue(tries == 1 || (tries == 0 && !answered), "cut=" + cut + " tries=" + tries);
      assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE));
    }
  }

  @Test
  void aLockWhoseFlashFailsStopsAndSaysSoAndOpensNothing() {
    try (LockBench bench = LockBench.withAdministrator()) {
      bench.chip().cutAt(bench.chip().operations() + 1);
      assertThrows(CompletionException.class, () -> bench.press(LockBench.CODE + " ok"));
      bench.turn(Duration.ofSeconds(2));
      assertEquals(BoltState.LOCKED, bench.bolt());
      assertFalse(bench.device().view().powered());
      assertTrue(bench.signs.stream().anyMatch(Sign.Stopped.class::isInstance));
      LockBench.done(bench.device().hands().turnKey(true));
      assertEquals(BoltState.UNLOCKED, bench.bolt(), "the key never asks the flash");
    }
  }

  @Test
  void aLogThatCannotBeMovedStopsTheLockWhichSaysSoAndLosesNothing() {
    try (LockBench bench = LockBench.withAdministrator()) {
      for (int i = 0; i < COMMITS; i++) {
        LockBench.done(bench.device().hands().turnKey(i % 2 == 0));
      }
      List<LockEvent> before = bench.events();
      bench.chip().failAt(bench.chip().operations() + 1);

      assertTrue(LockBench.done(bench.device().journal().acknowledge(1)));
      await().atMost(Duration.ofSeconds(30)).until(() -> !bench.device().view().powered());

      assertEquals(1, bench.signs.stream().filter(Sign.Stopped.class::isInstance).count());
      bench.restartOn(bench.chip().afterPowerCut(new Remains.Everything()));
      assertEquals(before, bench.events().subList(0, before.size()));
    }
  }

  @Test
  void aLockWhoseFlashFailedOnceKnowsItsHouseholdWhenPowerComesAgain() {
    long from;
    long to;
    try (LockBench bench = LockBench.withAdministrator()) {
      from = bench.chip().operations();
      bench.press("246802 ok");
      to = bench.chip().operations();
    }
    for (long operation = from + 1; operation <= to; operation++) {
      try (LockBench bench = LockBench.withAdministrator()) {
        bench.chip().failAt(operation);
        assertThrows(CompletionException.class, () -> bench.press("246802 ok"));
        bench.pullBattery(Duration.ofSeconds(5));
        bench.restartOn(bench.chip().afterPowerCut(new Remains.Everything()));
        assertEquals(BoltState.UNLOCKED, bench.enter(LockBench.CODE), "operation=" + operation);
      }
    }
  }

  @Test
  @Tag("SEC-26")
  void anOldFlashPutBackOpensNothingButTheKeyWorks() {
    try (LockBench bench = LockBench.withAdministrator()) {
      FlashChip old = bench.chip().dump();
      bench.enter(LockBench.CODE);
      FlashChip now = bench.chip().dump();
      FlashChip mixed = flashOf(old, now);
      bench.restartOn(mixed);
      assertEquals(BoltState.LOCKED, lockedAgain(bench));
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      assertTrue(bench.said(Prompt.RESTORED_FLASH));
      LockBench.done(bench.device().hands().turnKey(true));
      assertEquals(BoltState.UNLOCKED, bench.bolt());
      LockBench.done(bench.device().hands().liftHandle());
      assertEquals(BoltState.LOCKED, bench.bolt());
      old.close();
      now.close();
    }
  }

  @Test
  @Tag("SEC-26")
  @Tag("LK-29")
  @Tag("D-16")
  @Tag("LK-28")
  void aResetAfterwardsBeginsANewGenerationOnTheOldChain() {
    try (LockBench bench = LockBench.withAdministrator()) {
      FlashChip old = bench.chip().dump();
      bench.enter(LockBench.CODE);
      bench.turn(Duration.ofSeconds(15));
      long newest = bench.device().view().mind().orElseThrow().stored().journal().sequence();
      FlashChip now = bench.chip().dump();
      bench.restartOn(flashOf(old, now));
      LockBench.done(bench.device().hands().takeBattery());
      LockBench.done(bench.device().hands().putBattery(true));
      bench.press("ok");
      assertTrue(bench.said(Prompt.RESET_DONE));
      var stored = bench.device().view().mind().orElseThrow().stored();
      assertEquals(2, stored.identity().generation().number());
      assertEquals(newest + 1, stored.journal().sequence());
      assertEquals(new LockEvent.Reset(), bench.events().getFirst());
      assertEquals(BoltState.LOCKED, bench.enter(LockBench.CODE));
      old.close();
      now.close();
    }
  }

  private static BoltState lockedAgain(LockBench bench) {
    LockBench.done(bench.device().hands().turnKey(false));
    return bench.bolt();
  }

  /// The secure element as it is, with the flash as it was.
  private static FlashChip flashOf(FlashChip old, FlashChip now) {
    FlashChip mixed = old.dump();
    try {
      mixed.write("secure-element", now.read("secure-element").orElseThrow());
      mixed.sync("secure-element");
      return mixed;
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
