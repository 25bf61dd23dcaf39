package dev.mortise.visitor;

import dev.mortise.passcode.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The one-time codes of one app that a lock accepts in one hour: 108 of them, worked out
/// beforehand. A secret.
///
/// They hold until the lock's hour or the app's epoch changes. Which of them were used already is
/// not known here.
public final class VisitorCodes {

  /// The low bits of an entry of the table hold the slot, the others the code.
  private static final int SLOT_BITS = 8;

  private final List<VisitorSlot> slots;

  /// Code and slot in one number, in ascending order.
  private final long[] table;

  /// The codes of these slots, in the same order.
  VisitorCodes(List<VisitorSlot> slots, int[] codes) {
    this.slots = slots;
    this.table =
        IntStream.range(0, codes.length)
            .mapToLong(slot -> ((long) codes[slot] << SLOT_BITS) | slot)
            .sorted()
            .toArray();
  }

  /// The slots whose code was entered; nearly always none or one, since two slots of a window share
  /// a code once in 17,000 hours.
  ///
  /// Right or wrong, an entry costs the same number of steps. One of another length than 8 digits
  /// matches none: a one-time code stands alone (LK-15).
  public List<VisitorSlot> matches(Digits entry) {
    return entry.length() == OneTimePasscode.LENGTH
        ? matches(OneTimePasscode.numberOf(entry))
        : List.of();
  }

  /// The slots whose code is this number.
  List<VisitorSlot> matches(int code) {
    int at = firstNotBelow((long) code << SLOT_BITS);
    return at == table.length || table[at] >> SLOT_BITS != code
        ? List.of()
        : Arrays.stream(table, at, table.length)
            .takeWhile(entry -> entry >> SLOT_BITS == code)
            .mapToObj(entry -> slots.get((int) entry & ((1 << SLOT_BITS) - 1)))
            .toList();
  }

  /// How many entries of the table are below a bound, by bisection that never ends early.
  private int firstNotBelow(long bound) {
    int below = 0;
    for (int step = Integer.highestOneBit(table.length); step > 0; step >>= 1) {
      int probe = Math.min(below + step, table.length);
      below = table[probe - 1] < bound ? probe : below;
    }
    return below;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
