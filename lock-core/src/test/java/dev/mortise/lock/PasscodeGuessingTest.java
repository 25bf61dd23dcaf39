package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.user.Role;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A bot at the keypads of many locks, in the worst case of D-14: fifty codes of six digits,
/// entries of sixteen, and a sequence in which every six digits stand once.
class PasscodeGuessingTest {

  private static final long SEED = 12;
  private static final int DAYS = 10;
  private static final int CODES = 50;
  private static final int WINDOWS = 16 - 6 + 1;
  private static final double EXPECTED_HITS = 50;
  private static final Duration PACE = Duration.ofSeconds(76);

  private final Random random = new Random(SEED);

  @Test
  @Tag("SEC-12")
  @Tag("D-14")
  void pacedBotHitsAsOftenAsComputedAndNeverBeyondTheBudget() {
    double chance = 1 - Math.pow(1 - CODES / 999_980.0, WINDOWS);
    int triesPerLock = 20 + 30 * DAYS;
    int locks = (int) Math.ceil(EXPECTED_HITS / (chance * triesPerLock));
    long tries = 0;
    long hits = 0;
    for (int i = 0; i < locks; i++) {
      Attack attack = attack(household());
      assertTrue(attack.wrong <= triesPerLock, "wrong tries=" + attack.wrong);
      tries += attack.wrong + attack.hits;
      hits += attack.hits;
    }

    double expected = tries * chance;
    assertEquals(
        expected,
        (double) hits,
        3 * Math.sqrt(expected),
        "seed=%d tries=%d".formatted(SEED, tries));
  }

  @Test
  @Tag("SEC-12")
  void burstsBatteryPullsAndChangedClocksBuyNoTryBeyondTheBudget() {
    int days = 3;
    LockBench bench = household();
    String digits = sequence();
    Duration end = bench.now().plus(Duration.ofDays(days));
    int wrong = 0;
    int at = 0;
    while (bench.now().compareTo(end) < 0) {
      bench.turnThePage().press(digits.substring(at, at + 16) + "o");
      wrong += bench.events(LockEvent.OperationRefused.class).size();
      at += WINDOWS;
      if (bench.state().stored().lockOut().isOn()) {
        bench.pullBattery();
        Duration shift = Duration.ofHours(random.nextInt(2_000) - 1_000);
        bench.wall(Optional.of(LockBench.MORNING.plus(shift)));
        at -= WINDOWS;
        bench.pass(Duration.ofMinutes(1));
      }
    }

    assertTrue(wrong >= 20 + 29 * days, "the bot hardly tried, wrong=" + wrong);
    assertTrue(wrong <= 20 + 30 * days, "wrong=" + wrong);
  }

  private record Attack(int wrong, int hits) {}

  private Attack attack(LockBench bench) {
    int hits = 0;
    int wrong = 0;
    String digits = sequence();
    int at = 0;
    Duration end = bench.now().plus(Duration.ofDays(DAYS));
    while (bench.now().compareTo(end) < 0) {
      bench.turnThePage();
      bench.press(digits.substring(at, at + 16) + "o");
      at += WINDOWS;
      if (bench.events(LockEvent.Operation.class).isEmpty()) {
        wrong++;
      } else {
        hits++;
      }
      Duration locked =
          bench
              .state()
              .stored()
              .lockOut()
              .lockedUntil()
              .map(until -> until.minus(bench.now()))
              .orElse(PACE);
      bench.pass(locked.compareTo(PACE) > 0 ? locked : PACE);
    }
    return new Attack(wrong, hits);
  }

  private LockBench household() {
    LockBench bench = new LockBench();
    Set<String> codes = new HashSet<>();
    while (codes.size() < CODES) {
      String code = "%06d".formatted(random.nextInt(1_000_000));
      if (PasscodePolicy.faultOf(code).isEmpty() && codes.add(code)) {
        bench.user(codes.size(), codes.size() == 1 ? Role.ADMINISTRATOR : Role.USER, code);
      }
    }
    return bench;
  }

  /// Digits in which no six stand twice: what a de Bruijn sequence gives, as far as it is typed.
  private String sequence() {
    Set<String> seen = new HashSet<>();
    StringBuilder digits = new StringBuilder("%05d".formatted(random.nextInt(100_000)));
    int length = 16 + WINDOWS * (20 + 30 * DAYS + 10);
    while (digits.length() < length) {
      String last = digits.substring(digits.length() - 5);
      int first = random.nextInt(10);
      for (int i = 0; i < 10; i++) {
        String next = last + (first + i) % 10;
        if (seen.add(next)) {
          digits.append(next.charAt(5));
          break;
        }
      }
    }
    return digits.toString();
  }
}
