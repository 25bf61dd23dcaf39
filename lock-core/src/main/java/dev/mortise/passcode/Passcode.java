package dev.mortise.passcode;

/// A passcode of the household: 6 to 10 digits that [PasscodePolicy] allows. A secret.
///
/// @param digits the digits
public record Passcode(Digits digits) {

  /// The fewest digits (LK-13).
  public static final int MIN_LENGTH = 6;

  /// The most digits (LK-13).
  public static final int MAX_LENGTH = 10;

  public Passcode {
    PasscodePolicy.faultOf(digits)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("not a passcode fault=" + fault);
            });
  }

  /// The number of digits, 6 to 10.
  public int length() {
    return digits.length();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
