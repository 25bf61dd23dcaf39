package dev.mortise.passcode;

/// Why digits may not be a passcode (LK-13, LK-14).
public enum PasscodeFault {

  /// Something other than the digits 0 to 9 of ASCII.
  NOT_DIGITS,

  /// Fewer than 6 digits.
  TOO_SHORT,

  /// More than 10 digits.
  TOO_LONG,

  /// 6 or more equal digits in a row.
  REPEATED,

  /// 6 or more digits in a row, each one more, or each one less, than the one before.
  CONSECUTIVE
}
