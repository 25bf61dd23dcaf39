package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.lock.LockState;
import dev.mortise.lock.stored.Identity;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.flash.power.FlashDumps;
import dev.mortise.sim.world.WorldClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What somebody can do to the memory of a lock in a folder: cut its power at a write, copy it, and
/// put a copy back.
@Timeout(300)
class MemoryCausesTest {

  private static final String CODE = "135790";

  @TempDir Path folder;

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));

  @Test
  void powerCutAtAnyWriteOfAnOpeningLeavesTheLockAsBeforeOrAsAfter() throws Exception {
    try (LockDevice device = open()) {
      enrol(device);
      boolean untouched = false;
      for (int write = 1; !untouched; write++) {
        long before = events(device);
        LockBench.done(device.hands().turnKey(false));
        long locked = events(device);
        LockBench.done(device.hands().cutPowerAt(write));
        LockBench.done(device.hands().press(KeySequence.of(CODE + " ok")));
        world.turn(Duration.ofSeconds(1));
        untouched = device.view().powered();
        if (!untouched) {
          assertFalse(device.view().body().batteryIn());
          LockBench.done(device.hands().putBattery(false));
        }
        assertTrue(events(device) >= locked && locked >= before, "write=" + write);
        assertFalse(restored(device), "write=" + write);
        assertTrue(write < 50, "an opening does not end");
      }
      assertEquals(BoltState.UNLOCKED, device.view().body().bolt());
    }
  }

  @Test
  @Tag("SEC-26")
  void aCopyOfTheFlashIsRecognisedAsOldOnceTheLockHasGoneOn() throws Exception {
    try (LockDevice device = open()) {
      enrol(device);
      LockBench.done(device.hands().dumpFlash("before"));
      assertFalse(LockBench.done(device.hands().restoreFlash("before")), "power is on");
      LockBench.done(device.hands().press(KeySequence.of(CODE + " ok")));
      world.turn(Duration.ofSeconds(30));
      LockBench.done(device.hands().takeBattery());
      assertFalse(LockBench.done(device.hands().restoreFlash("never-made")));
      assertTrue(LockBench.done(device.hands().restoreFlash("before")));
      LockBench.done(device.hands().putBattery(false));
      assertTrue(restored(device));
      LockBench.done(device.hands().press(KeySequence.of(CODE + " ok")));
      world.turn(Duration.ofSeconds(1));
      assertEquals(BoltState.LOCKED, device.view().body().bolt());
    }
  }

  @Test
  @Tag("SEC-26")
  void copiesOfTheFlashAreBounded() throws Exception {
    try (LockDevice device = open()) {
      for (int copy = 1; copy <= FlashDumps.COPIES_MAX; copy++) {
        assertTrue(LockBench.done(device.hands().dumpFlash("copy-" + copy)));
      }

      assertFalse(LockBench.done(device.hands().dumpFlash("one-more")));
      assertFalse(Files.exists(folder.resolve("dump-one-more")));
      assertTrue(LockBench.done(device.hands().dumpFlash("copy-3")), "it is replaced");
      Files.delete(folder.resolve("dump-copy-5"));
      assertTrue(LockBench.done(device.hands().dumpFlash("one-more")));
    }
  }

  @Test
  void aCopyThatIsStillTheNewestStartsAsIfNothingWere() throws Exception {
    try (LockDevice device = open()) {
      enrol(device);
      LockBench.done(device.hands().takeBattery());
      LockBench.done(device.hands().dumpFlash("same"));
      assertTrue(LockBench.done(device.hands().restoreFlash("same")));
      LockBench.done(device.hands().putBattery(false));
      assertFalse(restored(device));
      LockBench.done(device.hands().press(KeySequence.of(CODE + " ok")));
      world.turn(Duration.ofSeconds(1));
      assertEquals(BoltState.UNLOCKED, device.view().body().bolt());
    }
  }

  private LockDevice open() throws PlaceUnusable {
    return LockDevice.open(LockSetup.usual(LockPlace.folder(folder), world));
  }

  private static void enrol(LockDevice device) {
    LockBench.done(
        device.hands().press(KeySequence.of("cancel ok %s ok %s ok".formatted(CODE, CODE))));
  }

  private static long events(LockDevice device) {
    return mind(device).stored().journal().sequence();
  }

  private static boolean restored(LockDevice device) {
    return mind(device).stored().identity().flash() == Identity.FlashState.RESTORED;
  }

  private static LockState mind(LockDevice device) {
    return device.view().mind().orElseThrow();
  }
}
