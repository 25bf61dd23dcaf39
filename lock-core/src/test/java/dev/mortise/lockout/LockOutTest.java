package dev.mortise.lockout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LockOutTest {

  private static final Duration START = Duration.ofHours(5);

  @Test
  @Tag("LK-47")
  void fifthTryAtFourFiftyNineLocksForThreeMinutes() {
    LockOut lockOut = wrong(LockOutPolicy.MANUAL, LockOut.NONE, START, 4);
    lockOut = lockOut.wrongTry(LockOutPolicy.MANUAL, START.plusSeconds(299));

    assertEquals(Optional.of(START.plusSeconds(299 + 180)), lockOut.lockedUntil());
    assertFalse(lockOut.isOver(START.plusSeconds(299 + 179)));
    assertTrue(lockOut.isOver(START.plusSeconds(299 + 180)));
  }

  @Test
  @Tag("LK-47")
  void fifthTryAtFiveZeroOneDoesNotLock() {
    LockOut lockOut = wrong(LockOutPolicy.MANUAL, LockOut.NONE, START, 4);

    assertFalse(lockOut.wrongTry(LockOutPolicy.MANUAL, START.plusSeconds(301)).isOn());
  }

  @Test
  @Tag("D-14")
  void lockOutEmptiesTheWindow() {
    LockOut lockOut = wrong(LockOutPolicy.MANUAL, LockOut.NONE, START, 5).ended();
    Duration after = START.plusSeconds(180);

    assertFalse(wrong(LockOutPolicy.MANUAL, lockOut, after, 4).isOn());
    assertTrue(wrong(LockOutPolicy.MANUAL, lockOut, after, 5).isOn());
  }

  @Test
  @Tag("LK-84")
  void tryDuringALockOutCountsNothing() {
    LockOut lockOut = wrong(LockOutPolicy.HARDENED, LockOut.NONE, START, 5);

    assertEquals(lockOut, lockOut.wrongTry(LockOutPolicy.HARDENED, START.plusSeconds(1)));
  }

  @Test
  @Tag("D-14")
  void budgetRegainsOneEveryFortyEightMinutes() {
    TryBudgetPolicy policy = LockOutPolicy.HARDENED.budget().orElseThrow();
    TryBudget budget = TryBudget.FULL;
    for (int i = 0; i < 20; i++) {
      budget = budget.spend(policy, START);
    }
    assertTrue(budget.isExhausted(policy));

    Duration justBefore = START.plus(policy.regain()).minusNanos(1);
    assertTrue(budget.settled(policy, justBefore).isExhausted(policy));
    assertFalse(budget.settled(policy, START.plus(policy.regain())).isExhausted(policy));
    assertEquals(
        TryBudget.FULL, budget.settled(policy, START.plus(policy.regain().multipliedBy(20))));
  }

  @Test
  @Tag("D-14")
  @Tag("SEC-12")
  void aDayOfPatienceBuysThirtyTriesAfterTheFirstTwenty() {
    LockOut lockOut = LockOut.NONE;
    Duration now = START;
    Duration end = START.plus(Duration.ofDays(10));
    int tries = 0;
    while (now.compareTo(end) < 0) {
      if (lockOut.isOver(now)) {
        lockOut = lockOut.ended();
      }
      if (!lockOut.isOn()) {
        lockOut = lockOut.wrongTry(LockOutPolicy.HARDENED, now);
        tries++;
      }
      now = now.plusSeconds(10);
    }

    assertEquals(20 + 10 * 30, tries, 1);
  }

  @Test
  @Tag("D-14")
  @Tag("SEC-12")
  void pacedBelowTheWindowTheManualProfileAllowsHundredsADay() {
    LockOut lockOut = LockOut.NONE;
    Duration now = START;
    int tries = 0;
    while (tries < 1000) {
      lockOut = lockOut.wrongTry(LockOutPolicy.MANUAL, now);
      assertFalse(lockOut.isOn());
      now = now.plusSeconds(76);
      tries++;
    }
  }

  private static LockOut wrong(LockOutPolicy policy, LockOut from, Duration at, int times) {
    LockOut lockOut = from;
    for (int i = 0; i < times; i++) {
      lockOut = lockOut.wrongTry(policy, at);
    }
    return lockOut;
  }
}
