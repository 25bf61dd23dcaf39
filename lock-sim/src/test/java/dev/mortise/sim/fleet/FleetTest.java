package dev.mortise.sim.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.fleet.Fleet.Life;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {

  private static final LockMachine MACHINE =
      new LockMachine(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void theSameSeedGivesTheSameLives() {
    assertEquals(life(11, FleetFaults.MANY), life(11, FleetFaults.MANY));
    assertNotEquals(life(11, FleetFaults.MANY), life(12, FleetFaults.MANY));
  }

  @Test
  void faultsCutThePowerAndNoFaultsDoNot() {
    assertTrue(life(11, FleetFaults.MANY).powerCuts() > 0);
    assertEquals(0, life(11, FleetFaults.NONE).powerCuts());
  }

  @Test
  void aLifeInPartsIsTheSameLife() {
    Fleet inParts = new Fleet(MACHINE, 20, 11, FleetFaults.MANY);
    for (int hour = 0; hour < 24; hour++) {
      inParts.live(Duration.ofHours(1));
    }
    assertEquals(life(11, FleetFaults.MANY), inParts.life());
  }

  /// The goal is 20 kB for a lock without TLS and biometrics; a few hundred of them are enough for
  /// a figure that does not waver. What other tests left in this JVM may go meanwhile, so the
  /// middle one of three figures counts.
  @Test
  void aLockTakesLessThanTwentyKilobytes() {
    int locks = 300;
    List<Fleet> fleets = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    try {
      long before = usedBytes();
      for (int i = 0; i < 3; i++) {
        Fleet fleet = new Fleet(MACHINE, locks, 5, FleetFaults.MANY);
        fleets.add(fleet);
        fleet.live(DAY);
        long after = usedBytes();
        bytes.add((after - before) / locks);
        before = after;
      }
    } finally {
      Reference.reachabilityFence(fleets);
    }
    long each = bytes.stream().sorted().skip(1).findFirst().orElse(0L);
    assertTrue(each > 0 && each < 20_000, "bytes=" + bytes);
  }

  private static Life life(long seed, FleetFaults faults) {
    Fleet fleet = new Fleet(MACHINE, 20, seed, faults);
    fleet.live(DAY);
    return fleet.life();
  }

  /// Twice, because what the first collection finds to be over may let go of more.
  private static long usedBytes() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
