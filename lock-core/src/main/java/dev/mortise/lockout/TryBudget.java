package dev.mortise.lockout;

import java.time.Duration;

/// How many wrong tries are still allowed before the system locks for long (D-14).
///
/// @param spent how many of the budget are gone
/// @param since when the one that comes back next began to come back; without meaning while none is
///   spent
record TryBudget(int spent, Duration since) {

  static final TryBudget FULL = new TryBudget(0, Duration.ZERO);

  /// The budget with everything given back that is due by now.
  TryBudget settled(TryBudgetPolicy policy, Duration now) {
    if (spent == 0) {
      return this;
    }
    long due = now.minus(since).dividedBy(policy.regain());
    if (due <= 0) {
      return this;
    }
    return due >= spent
        ? FULL
        : new TryBudget(spent - (int) due, since.plus(policy.regain().multipliedBy(due)));
  }

  /// The budget with one less. What is spent beyond the end stays at the end.
  TryBudget spend(TryBudgetPolicy policy, Duration now) {
    return new TryBudget(Math.min(spent + 1, policy.tries()), spent == 0 ? now : since);
  }

  boolean isExhausted(TryBudgetPolicy policy) {
    return spent >= policy.tries();
  }

  /// When one is back.
  Duration backAt(TryBudgetPolicy policy) {
    return since.plus(policy.regain());
  }
}
