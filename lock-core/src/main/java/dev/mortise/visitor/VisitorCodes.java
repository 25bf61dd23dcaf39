package dev.mortise.visitor;

import dev.mortise.passcode.Digits;
import java.util.ArrayList;
import java.util.List;

/// The one-time codes of one app that a lock accepts in one hour: 108 of them, worked out
/// beforehand. A secret.
///
/// They hold until the lock's hour or the app's epoch changes. Which of them were used already is
/// not known here.
public final class VisitorCodes {

  private final List<VisitorSlot> slots;
  private final int[] numbers;

  /// The codes of these slots, in the same order.
  VisitorCodes(List<VisitorSlot> slots, int[] numbers) {
    this.slots = slots;
    this.numbers = numbers;
  }

  /// The slots whose code was entered; nearly always none or one, since two slots have the same
  /// code once in 17,000 hours.
  ///
  /// Every slot is looked at, whether one matched before or not. An entry of another length than 8
  /// digits matches none: a one-time code stands alone (LK-15).
  public List<VisitorSlot> matches(Digits entry) {
    if (entry.length() != OneTimePasscode.LENGTH) {
      return List.of();
    }
    int number = OneTimePasscode.numberOf(entry);
    List<VisitorSlot> matches = new ArrayList<>(1);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        matches.add(slots.get(i));
      }
    }
    return matches;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
