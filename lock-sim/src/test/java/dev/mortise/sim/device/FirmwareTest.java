package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Firmware in two slots on a chip whose power can be cut.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class FirmwareTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final FirmwareVersion ONE = FirmwareVersion.FACTORY;
  private static final FirmwareVersion TWO = new FirmwareVersion(2);
  private static final FirmwareStarted FACTORY =
      new FirmwareStarted(ONE, FirmwareSlot.A, Optional.empty());

  private final FirmwareBench bench = new FirmwareBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @Tag("LK-85")
  void anUpdateRunsFromTheOtherSlotAfterARestart() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      bench.world.turn(Duration.ofMinutes(1));
      assertEquals("", bench.want(lock, TWO).why());
      FirmwareBench.bring(lock, bench.image(TWO).bytes());

      assertEquals(TWO, FirmwareBench.version(lock));
      assertEquals(FirmwareSlot.B, FirmwareBench.stored(lock).firmware().slot());
      assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
      LockBench.done(lock.hands().press(KeySequence.of("135790 ok")));
      bench.world.turn(Duration.ofSeconds(1));
      assertEquals(BoltState.UNLOCKED, lock.view().body().bolt());
      FirmwareVersion three = new FirmwareVersion(3);
      bench.want(lock, three);
      FirmwareBench.bring(lock, bench.image(three).bytes());
      assertEquals(three, FirmwareBench.version(lock));
      assertEquals(bench.of(three, FirmwareSlot.A), FirmwareBench.started(lock));
      assertEquals(FirmwareSlot.A, FirmwareBench.stored(lock).firmware().slot());
    }
  }

  @Test
  @Tag("SEC-20")
  void aBadSignatureAnOlderVersionAndACutDownloadLeaveTheOldOneRunning() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      byte[] good = bench.image(TWO).bytes();
      byte[] flipped = good.clone();
      flipped[good.length - 1] ^= 1;
      bench.want(lock, TWO);
      FirmwareBench.bring(lock, flipped);
      bench.want(lock, TWO);
      FirmwareBench.bring(lock, Arrays.copyOf(good, good.length - 1));
      bench.want(lock, TWO);
      FirmwareBench.bring(lock, Arrays.copyOf(good, 9));
      bench.want(lock, TWO);
      SigningKeyPair stranger =
          SigningKeyPair.generate(
              SignatureAlgorithm.ED25519, EntropySource.secure(RANDOM).next(), "stranger");
      FirmwareBench.bring(
          lock,
          ImageFile.sign(
                  bench.image(TWO).claims().orElseThrow(),
                  bench.image(TWO).image().copy(),
                  stranger)
              .bytes());
      assertEquals(ONE, FirmwareBench.version(lock));
      FirmwareBench.restarted(lock);
      assertEquals(ONE, FirmwareBench.version(lock));
      assertEquals(FACTORY, FirmwareBench.started(lock));

      bench.want(lock, TWO);
      FirmwareBench.bring(lock, good);
      assertEquals(TWO, FirmwareBench.version(lock));
      bench.want(lock, ONE);
      FirmwareBench.bring(lock, bench.image(ONE).bytes());
      FirmwareBench.restarted(lock);
      assertEquals(TWO, FirmwareBench.version(lock));
      assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
    }
  }

  @Test
  @Tag("SEC-20")
  void anImageThatNobodyWantedIsNotStartedByARestart() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      FirmwareBench.bring(lock, bench.image(TWO).bytes());
      FirmwareBench.restarted(lock);

      assertEquals(ONE, FirmwareBench.version(lock));
      assertEquals(FACTORY, FirmwareBench.started(lock));
      assertEquals(FirmwareSlot.A, FirmwareBench.stored(lock).firmware().slot());
    }
  }

  @Test
  @Tag("SEC-20")
  void whileARestartIsQueuedNoOtherImageComesIntoTheSlot() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      bench.want(lock, TWO);
      byte[] unwanted = bench.image(new FirmwareVersion(3)).bytes();
      FirmwareBench.atOnce(
          lock,
          () -> lock.firmware().bring(bench.image(TWO).bytes()),
          () -> lock.firmware().bring(unwanted));

      assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
      assertEquals(TWO, FirmwareBench.version(lock));
    }
  }

  @Test
  @Tag("LK-85")
  void aBatteryTakenBeforeTheRestartLeavesTheLockWithoutPower() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      bench.want(lock, TWO);
      FirmwareBench.atOnce(
          lock,
          () -> lock.firmware().bring(bench.image(TWO).bytes()),
          () -> lock.hands().takeBattery());
      assertEquals(Optional.empty(), lock.view().mind());

      LockBench.done(lock.hands().putBattery(false));
      assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
    }
  }

  @Test
  @Tag("LK-85")
  void aRestartThatFailsStopsTheLockAndSaysSo() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      bench.want(lock, TWO);
      Queue<Sign> signs = new ConcurrentLinkedQueue<>();
      lock.observe(signs::add);
      FirmwareBench.atOnce(
          lock,
          () -> lock.firmware().bring(bench.image(TWO).bytes()),
          () -> lock.submit(() -> FirmwareBench.spoilt(chip)));

      assertEquals(Optional.empty(), lock.view().mind());
      assertEquals(1, signs.stream().filter(Sign.Stopped.class::isInstance).count());
      assertEquals(1, signs.stream().filter(new Sign.Power(false)::equals).count());
    }
  }

  /// Whoever can write the flash, but not the secure element.
  @Test
  @Tag("SEC-20")
  void anotherImageOfTheMakersInARunningSlotIsNotStarted() throws Exception {
    try (FlashChip chip = bench.paired()) {
      chip.write("firmware-a", bench.image(TWO).bytes());
      assertThrows(FlashFailed.class, () -> bench.open(chip).close());
      chip.delete("firmware-a");
      try (LockDevice lock = bench.open(chip)) {
        bench.want(lock, TWO);
        FirmwareBench.bring(lock, bench.image(TWO).bytes());
        assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
      }
      chip.write("firmware-b", bench.image(new FirmwareVersion(3)).bytes());
      chip.write("firmware-a", bench.image(TWO).bytes());

      assertThrows(FlashFailed.class, () -> bench.open(chip).close());
    }
  }

  @Test
  @Tag("SEC-20")
  void anotherImageOfTheMakersInTheChosenSlotLeavesTheOldOneRunning() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      bench.want(lock, TWO);
      FirmwareBench.atOnce(
          lock,
          () -> lock.firmware().bring(bench.image(TWO).bytes()),
          () ->
              lock.submit(
                  () -> FirmwareBench.written(chip, bench.image(new FirmwareVersion(3)).bytes())));

      assertEquals(FACTORY, FirmwareBench.started(lock));
      assertEquals(ONE, FirmwareBench.version(lock));
      FirmwareBench.restarted(lock);
      assertEquals(FACTORY, FirmwareBench.started(lock));
    }
  }

  @Test
  @Tag("SEC-20")
  void aSlotThatIsSpoiltStartsNothingBelowTheMinimum() throws Exception {
    try (FlashChip chip = bench.paired()) {
      try (LockDevice lock = bench.open(chip)) {
        bench.want(lock, TWO);
        FirmwareBench.bring(lock, bench.image(TWO).bytes());
        assertEquals(TWO, FirmwareBench.version(lock));
      }
      chip.write("firmware-b", new byte[] {1, 2, 3});

      assertThrows(FlashFailed.class, () -> bench.open(chip).close());
    }
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void whereverPowerIsCutTheOldOneRunsOrTheNewOne() {
    try (FlashChip prepared = bench.paired()) {
      long operations;
      try (FlashChip chip = prepared.dump();
          LockDevice lock = bench.open(chip)) {
        long from = chip.operations();
        bench.want(lock, TWO);
        FirmwareBench.bring(lock, bench.image(TWO).bytes());
        operations = chip.operations() - from;
        assertEquals(TWO, FirmwareBench.version(lock));
      }
      int updated = 0;
      for (long cut = 1; cut <= operations; cut++) {
        updated += versionAfter(prepared, cut).equals(TWO) ? 1 : 0;
      }
      assertTrue(updated > 0 && updated < operations, "updated=" + updated);
    }
  }

  private FirmwareVersion versionAfter(FlashChip prepared, long cut) {
    try (FlashChip chip = prepared.dump()) {
      LockDevice lock = bench.open(chip);
      try {
        chip.cutAt(chip.operations() + cut);
        bench.want(lock, TWO);
        FirmwareBench.bring(lock, bench.image(TWO).bytes());
      } catch (CompletionException | IllegalStateException e) {
        // The power went.
      } finally {
        lock.close();
      }
      try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(cut));
          LockDevice again = bench.open(found)) {
        FirmwareVersion version = FirmwareBench.version(again);
        assertTrue(version.equals(ONE) || version.equals(TWO), version.toString());
        assertEquals(version, FirmwareBench.started(again).version(), "cut=" + cut);
        assertEquals(
            version.equals(ONE) ? FirmwareSlot.A : FirmwareSlot.B,
            FirmwareBench.stored(again).firmware().slot(),
            "cut=" + cut);
        return version;
      }
    }
  }
}
