package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What all the searches together that a stranger can have are worth, on purpose and in passing:
/// each has the rate of the first, halved for each miss that counts, five at most.
class SearchRateTest {

  private static final Duration WINDOW = LockPolicy.HARDENED.lockOut().window();
  private static final Duration PAUSE = LockPolicy.HARDENED.lockOut().duration();

  /// Five halved one after the other, and 15 more.
  private static final double MOST = 1 + 1 / 2.0 + 1 / 4.0 + 1 / 8.0 + 1 / 16.0 + 15 / 32.0;

  private final Deque<Duration> times = new ArrayDeque<>();
  private final Deque<Double> rates = new ArrayDeque<>();
  private double sum;
  private double most;
  private int onPurpose;

  private static LockBench bench(LockPolicy policy) {
    LockBench bench = new LockBench(LockModel.PALM_LOCK, policy).withAdministrator("135790");
    UserIndex bo = bench.user(2, Role.USER, "2468024");
    BenchSenses senses = new BenchSenses(bench);
    senses.withFace(bo);
    senses.onApproach();
    return bench;
  }

  private static void switchLockOutOff(LockBench bench) {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.SYSTEM_LOCK, new SettingValue.Flag(false))));
  }

  /// A strange face is shown, unless nothing would look at it.
  private void look(LockBench bench, boolean wakes) {
    BenchSenses senses = new BenchSenses(bench);
    if (wakes) {
      senses.awake();
    }
    boolean awake = bench.state().live().keypad().isAwake();
    if (bench.state().stored().lockOut().isOn()
        || (!awake && bench.state().live().passersBy().isPausedAt(bench.now()))) {
      return;
    }
    RecentMisses misses = bench.machine().recentFaceMisses(bench.state(), bench.now());
    double rate = Math.pow(2, -misses.count());
    times.add(bench.now());
    rates.add(rate);
    sum += rate;
    while (bench.now().minus(times.getFirst()).compareTo(WINDOW) > 0) {
      times.removeFirst();
      sum -= rates.removeFirst();
    }
    most = Math.max(most, sum);
    onPurpose += awake ? 1 : 0;
    senses.strangeFace(1);
  }

  /// Stands before the door in bursts, some looks on purpose, some in passing.
  private void stand(LockBench bench, long seed, int looks) {
    Random random = new Random(seed);
    for (int look = 0; look < looks; look++) {
      int longest = random.nextInt(8) == 0 ? 400_000 : 4_000;
      bench.pass(Duration.ofMillis(random.nextInt(longest)));
      look(bench, random.nextInt(3) == 0);
      assertTrue(sum <= MOST, "seed=" + seed + " look=" + look + " sum=" + sum);
      bench.turnThePage();
    }
  }

  @Test
  @Tag("D-19")
  void noPaceAndNoMixtureBuyAStrangerMoreThanTwoAndAHalfTimesTheRateOfOneSearch() {
    for (long seed = 1; seed <= 4; seed++) {
      LockBench bench = bench(seed % 2 == 0 ? LockPolicy.HARDENED : LockPolicy.MANUAL);
      times.clear();
      rates.clear();
      sum = 0;
      stand(bench, seed, 1_500);
    }
    assertTrue(most > 2 && onPurpose > 300, "most=" + most + " onPurpose=" + onPurpose);
  }

  @Test
  @Tag("D-19")
  void theBestPaceBuysJustThat() {
    LockBench bench = bench(LockPolicy.HARDENED);
    bench.pass(Duration.ofMinutes(1));
    for (int round = 0; round < 2; round++) {
      for (int look = 0; look < 6; look++) {
        look(bench, false);
      }
      for (int look = 0; look < 6; look++) {
        look(bench, true);
      }
      bench.pass(PAUSE);
    }

    assertEquals(20, rates.size());
    assertEquals(MOST, most);
  }

  @Test
  @Tag("D-14")
  void theEndOfALockOutMakesNoSearchLenient() {
    LockBench bench = bench(LockPolicy.HARDENED);
    for (int look = 0; look < 5; look++) {
      look(bench, true);
    }
    assertTrue(bench.state().stored().lockOut().isOn());
    bench.pass(PAUSE);

    RecentMisses strict = new RecentMisses(RecentMisses.MAX);
    assertEquals(strict, bench.machine().recentMisses(bench.state(), bench.now()));
    bench.pass(WINDOW.minus(PAUSE).plusMillis(1));
    assertEquals(RecentMisses.NONE, bench.machine().recentMisses(bench.state(), bench.now()));
  }

  @Test
  @Tag("LK-49")
  void withTheLockOutOffSearchesGrowStricterAllTheSame() {
    LockBench bench = bench(LockPolicy.HARDENED);
    switchLockOutOff(bench);
    for (int look = 0; look < 100; look++) {
      look(bench, true);
    }

    assertEquals(100, onPurpose);
    assertEquals(1.9375 + 95 / 32.0, sum);
    bench.press("135790o");
    assertEquals(RecentMisses.NONE, bench.machine().recentFaceMisses(bench.state(), bench.now()));
  }

  @Test
  @Tag("D-14")
  void aRestartForgetsNoMissThatIsStillStored() {
    LockBench bench = bench(LockPolicy.HARDENED);
    look(bench, true);
    look(bench, true);
    bench.pullBattery();
    assertEquals(new RecentMisses(2), bench.machine().recentMisses(bench.state(), bench.now()));

    look(bench, true);
    assertEquals(new RecentMisses(3), bench.machine().recentMisses(bench.state(), bench.now()));
  }
}
