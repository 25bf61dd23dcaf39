package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.flash.medium.FlashChip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Power that is cut at a write while a lock starts anew after an update is gone as when somebody
/// takes the battery out: putting it in again starts the lock.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class RestartCutTest {

  private static final int WRITES_MAX = 60;
  private static final FirmwareVersion NEXT = new FirmwareVersion(2);

  private final FirmwareBench bench = new FirmwareBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @Tag("LK-85")
  void whereverPowerIsCutTheBatteryIsOutAndStartsTheLockAgain() {
    Set<FirmwareVersion> found = new HashSet<>();
    try (FlashChip prepared = bench.paired()) {
      boolean untouched = false;
      for (int write = 1; !untouched; write++) {
        assertTrue(write < WRITES_MAX, "an update does not end");
        untouched = !isCut(prepared, write, found);
      }
    }
    assertEquals(Set.of(FirmwareVersion.FACTORY, NEXT), found);
  }

  /// Whether there was such a write.
  private boolean isCut(FlashChip prepared, int write, Set<FirmwareVersion> found) {
    try (FlashChip chip = prepared.dump();
        LockDevice lock = bench.open(chip)) {
      assertEquals("", bench.want(lock, NEXT).why());
      List<Sign> signs = new ArrayList<>();
      lock.observe(signs::add);
      LockBench.done(lock.hands().cutPowerAt(write));
      FirmwareBench.bring(lock, bench.image(NEXT).bytes());
      boolean cut = !lock.view().powered();
      if (cut) {
        assertFalse(lock.view().body().batteryIn(), "write=" + write);
        assertEquals(new Sign.Power(false), signs.getLast(), "write=" + write);
        LockBench.done(lock.hands().putBattery(false));
      }
      assertTrue(lock.view().powered(), "write=" + write);
      assertTrue(signs.stream().noneMatch(Sign.Stopped.class::isInstance), "write=" + write);
      found.add(FirmwareBench.version(lock));
      return cut;
    }
  }
}
