package dev.mortise.sim.fleet.reference;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What digits are to the passcodes of a household.
final class Codes {

  private static final int ENTRY_MAX = 16;

  private Codes() {}

  /// The code that an entry is meant for: alone, or among other digits (LK-15); of several in it
  /// duress wins, then the longest, then the lowest user (D-13).
  ///
  /// @param padded whether other digits may stand around it (D-14)
  static Optional<Map.Entry<Integer, Reference.Code>> meant(
      Map<Integer, Reference.Code> codes, String digits, boolean padded) {
    return codes.entrySet().stream()
        .filter(
            code ->
                code.getValue().digits().equals(digits)
                    || (padded && !isLong(digits) && digits.contains(code.getValue().digits())))
        .min(
            Comparator.comparing(
                    (Map.Entry<Integer, Reference.Code> code) -> !code.getValue().duress())
                .thenComparingInt(code -> -code.getValue().digits().length())
                .thenComparingInt(code -> code.getValue().holder()));
  }

  static boolean isLong(String digits) {
    return digits.length() > ENTRY_MAX;
  }

  /// Whether the digits alone allow it (LK-14).
  static boolean isAllowed(String digits) {
    boolean rightLength = digits.length() >= 6 && digits.length() <= 10;
    boolean run = false;
    for (int i = 0; i + 6 <= digits.length(); i++) {
      String six = digits.substring(i, i + 6);
      run |= "0123456789".contains(six) || "9876543210".contains(six);
      run |= six.chars().distinct().count() == 1;
    }
    return rightLength && !run;
  }

  /// Whether it holds, or is held by, another one (D-13).
  static boolean collides(String digits, Collection<Reference.Code> others) {
    return others.stream()
        .map(Reference.Code::digits)
        .anyMatch(other -> other.contains(digits) || digits.contains(other));
  }

  static boolean hasOrdinary(Reference household, int holder, boolean code) {
    return count(household, holder, code, false) > 0;
  }

  /// How many passcodes or fingers somebody has.
  static long count(Reference household, int holder, boolean code, boolean duress) {
    return code
        ? household.codes.values().stream()
            .filter(one -> one.holder() == holder && one.duress() == duress)
            .count()
        : household.fingers.values().stream()
            .filter(one -> one.holder() == holder && one.duress() == duress)
            .count();
  }
}
