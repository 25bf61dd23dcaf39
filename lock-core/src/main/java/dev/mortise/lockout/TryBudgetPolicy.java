package dev.mortise.lockout;

import java.time.Duration;

/// The numbers of the budget of wrong tries (D-14).
///
/// @param tries as many as there ever are
/// @param regain how long it takes until a spent one is back
public record TryBudgetPolicy(int tries, Duration regain) {

  public TryBudgetPolicy {
    if (tries < 1 || !regain.isPositive()) {
      throw new IllegalArgumentException(
          "budget must hold at least one try and regain it tries=%d regain=%s"
              .formatted(tries, regain));
    }
  }
}
