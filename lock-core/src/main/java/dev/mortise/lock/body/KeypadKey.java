package dev.mortise.lock.body;

import java.util.OptionalInt;

/// The keys of the keypad (LK-24). There is one way to confirm and one to cancel, however a drawing
/// shows them (D-5).
public enum KeypadKey {

  /// The digit 0; held, it mutes once (LK-52).
  DIGIT_0(0),

  /// The digit 1.
  DIGIT_1(1),

  /// The digit 2.
  DIGIT_2(2),

  /// The digit 3.
  DIGIT_3(3),

  /// The digit 4.
  DIGIT_4(4),

  /// The digit 5.
  DIGIT_5(5),

  /// The digit 6.
  DIGIT_6(6),

  /// The digit 7.
  DIGIT_7(7),

  /// The digit 8.
  DIGIT_8(8),

  /// The digit 9.
  DIGIT_9(9),

  /// Drops what was typed; pressed again, it puts the keypad to sleep.
  CANCEL(KeypadKey.NONE),

  /// Ends an entry.
  CONFIRM(KeypadKey.NONE),

  /// Switches leaving-home mode (LK-53).
  LEAVING_HOME(KeypadKey.NONE),

  /// Rings the doorbell (LK-72).
  DOORBELL(KeypadKey.NONE);

  private static final int NONE = -1;

  private final int digit;

  KeypadKey(int digit) {
    this.digit = digit;
  }

  /// The key that bears this digit.
  ///
  /// @param digit 0 to 9
  /// @throws IllegalArgumentException if it is none
  public static KeypadKey ofDigit(int digit) {
    if (digit < 0 || digit > 9) {
      throw new IllegalArgumentException("digit must be 0 to 9 digit=" + digit);
    }
    return values()[digit];
  }

  /// The digit on this key, or empty if it bears none.
  public OptionalInt digit() {
    return digit == NONE ? OptionalInt.empty() : OptionalInt.of(digit);
  }
}
