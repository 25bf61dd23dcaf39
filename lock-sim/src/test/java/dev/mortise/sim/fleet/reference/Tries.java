package dev.mortise.sim.fleet.reference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What wrong tries cost (LK-47, D-14, default profile): five within five minutes three minutes,
/// and twenty in all of which one comes back every 48 minutes.
final class Tries {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration LOCKED = Duration.ofMinutes(3);
  static final Duration REGAIN = Duration.ofMinutes(48);
  private static final int IN_A_ROW = 5;
  private static final int BUDGET = 20;

  private final Deque<Duration> window = new ArrayDeque<>();

  /// When each spent try is back, soonest first.
  private final Deque<Duration> back = new ArrayDeque<>();

  private Optional<Duration> lockedUntil = Optional.empty();
  private int lockOuts;
  private int budgetsSpent;

  Tries copy() {
    Tries copy = new Tries();
    copy.window.addAll(window);
    copy.back.addAll(back);
    copy.lockedUntil = lockedUntil;
    copy.lockOuts = lockOuts;
    copy.budgetsSpent = budgetsSpent;
    return copy;
  }

  boolean isLocked(Duration now) {
    return lockedUntil.filter(end -> now.compareTo(end) < 0).isPresent();
  }

  /// How often the system was locked.
  int lockOuts() {
    return lockOuts;
  }

  /// How often because no try was left, for longer than the window asks.
  int budgetsSpent() {
    return budgetsSpent;
  }

  void wrong(Duration now) {
    window.removeIf(at -> now.minus(at).compareTo(WINDOW) > 0);
    window.add(now);
    back.removeIf(at -> at.compareTo(now) <= 0);
    if (back.size() < BUDGET) { // More than there is cannot be spent.
      back.add((back.isEmpty() ? now : back.getLast()).plus(REGAIN));
    }
    Duration end = window.size() >= IN_A_ROW ? now.plus(LOCKED) : Duration.ZERO;
    if (back.size() >= BUDGET && back.getFirst().compareTo(end) > 0) {
      end = back.getFirst();
      budgetsSpent++;
    }
    if (end.isPositive()) {
      lockedUntil = Optional.of(end);
      window.clear();
      lockOuts++;
    }
  }

  void administratorCame() {
    window.clear();
  }

  void switchedOff() {
    window.clear();
    lockedUntil = Optional.empty();
  }

  void lift() {
    switchedOff();
    back.clear();
  }

  /// How much of the budget is gone by now.
  int spent(Duration now) {
    return (int) back.stream().filter(at -> at.compareTo(now) > 0).count();
  }

  /// Whether the lock's counters say the same.
  boolean agrees(List<Duration> counted, Optional<Duration> locked, Duration now) {
    Optional<Duration> standing = locked.filter(end -> now.compareTo(end) < 0);
    return List.copyOf(window).equals(counted)
        && lockedUntil.filter(end -> now.compareTo(end) < 0).equals(standing);
  }

  @Override
  public String toString() {
    return "window=%s locked=%s spent=%d".formatted(window, lockedUntil, back.size());
  }
}
