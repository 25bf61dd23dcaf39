package dev.mortise.lockout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialLimits;
import dev.mortise.lock.LockPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The odds of guessing at the keypad that SECURITY.md shows are those that follow from the
/// policies.
class GuessingOddsTest {

  private static final int CODES = CredentialLimits.of(CredentialKind.PASSCODE).ofLock();
  private static final long DAY = Duration.ofDays(1).toSeconds();

  @Test
  @Tag("D-14")
  void theDocumentShowsTheOddsThatFollowFromThePolicies() throws IOException {
    String document = Files.readString(Path.of("..", "SECURITY.md"));

    for (String row :
        new String[] {
          row("`manual`, in bursts", LockPolicy.MANUAL, bursts(LockPolicy.MANUAL.lockOut())),
          row("`hardened` without its budget, paced", LockPolicy.HARDENED, paced()),
          row("`hardened`", LockPolicy.HARDENED, budgeted())
        }) {
      assertTrue(document.contains(row), () -> "SECURITY.md lacks " + row);
    }
  }

  private static String row(String profile, LockPolicy policy, long triesADay) {
    int digits = policy.keypad().entryLimit();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %s %% | %s %% |",
        profile,
        digits,
        triesADay,
        percent(6, digits, triesADay),
        percent(8, digits, triesADay));
  }

  /// As many tries as lock the system, then the lock-out, and again.
  private static long bursts(LockOutPolicy policy) {
    return DAY / policy.duration().toSeconds() * policy.wrongTries();
  }

  /// One try fewer than would lock the system, in each window.
  private static long paced() {
    LockOutPolicy policy = LockPolicy.HARDENED.lockOut();
    return DAY / policy.window().toSeconds() * (policy.wrongTries() - 1);
  }

  /// What the budget gives back, once it is spent.
  private static long budgeted() {
    return DAY / LockPolicy.HARDENED.lockOut().budget().orElseThrow().regain().toSeconds();
  }

  /// The chance of at least one hit in so many entries, each as long as can be: every stretch of it
  /// that is as long as a code is one guess at each of them.
  private static String percent(int length, int digits, long tries) {
    double oneTry = CODES * (digits - length + 1) / Math.pow(10, length);
    double chance = 100 * -Math.expm1(tries * Math.log1p(-oneTry));
    return new BigDecimal(chance)
        .round(new MathContext(2, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }
}
