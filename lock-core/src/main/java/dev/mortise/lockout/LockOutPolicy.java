package dev.mortise.lockout;

import java.time.Duration;
import java.util.Optional;

/// The numbers of the lock-out (LK-47, D-14).
///
/// @param wrongTries so many wrong tries lock the system
/// @param window if the first of them is at most so old
/// @param duration for how long the system is then locked
/// @param budget what bounds tries paced below that limit, or empty in the manual's profile
public record LockOutPolicy(
    int wrongTries, Duration window, Duration duration, Optional<TryBudgetPolicy> budget) {

  /// LK-47 as the manual has it.
  public static final LockOutPolicy MANUAL =
      new LockOutPolicy(5, Duration.ofMinutes(5), Duration.ofMinutes(3), Optional.empty());

  /// LK-47 and the budget of D-14.
  public static final LockOutPolicy HARDENED =
      new LockOutPolicy(
          MANUAL.wrongTries,
          MANUAL.window,
          MANUAL.duration,
          Optional.of(new TryBudgetPolicy(20, Duration.ofMinutes(48))));

  public LockOutPolicy {
    if (wrongTries < 1 || window.isNegative() || !duration.isPositive()) {
      throw new IllegalArgumentException(
          "lock-out must count at least one try, and last wrongTries=%d window=%s duration=%s"
              .formatted(wrongTries, window, duration));
    }
  }
}
