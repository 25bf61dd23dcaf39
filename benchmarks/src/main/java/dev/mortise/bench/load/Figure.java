package dev.mortise.bench.load;

import java.util.Locale;
import java.util.OptionalDouble;

/// One number that came out, and what it should stay below.
///
/// @param subject what was measured
/// @param measure which of its numbers
/// @param value the number
/// @param unit its unit; empty for a ratio
/// @param goal what it should stay below, if there is a goal
record Figure(String subject, String measure, double value, String unit, OptionalDouble goal) {

  static Figure of(String subject, String measure, double value, String unit) {
    return new Figure(subject, measure, value, unit, OptionalDouble.empty());
  }

  /// The same with a goal.
  Figure below(double most) {
    return new Figure(subject, measure, value, unit, OptionalDouble.of(most));
  }

  /// The same without, where the number measures nothing.
  Figure withoutGoal() {
    return of(subject, measure, value, unit);
  }

  /// Whether the goal is met; true where there is none.
  boolean met() {
    return goal.isEmpty() || value < goal.getAsDouble();
  }

  /// One line for people.
  String line() {
    String verdict =
        goal.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "   goal < %s: %s",
                number(goal.getAsDouble()),
                met() ? "met" : "MISSED");
    return String.format(
        Locale.ROOT, "  %-28s %-26s %12s %-3s%s", subject, measure, number(value), unit, verdict);
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", value);
  }
}
