package dev.mortise.visitor;

import dev.mortise.passcode.Digits;
import dev.mortise.passcode.PasscodePolicy;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/// A code that opens once: 8 digits that LK-14 allows. A secret until it was used.
///
/// @param digits the digits
public record OneTimePasscode(Digits digits) {

  /// How many digits every one-time code has.
  public static final int LENGTH = 8;

  private static final long MODULUS = 100_000_000;

  public OneTimePasscode {
    if (digits.length() != LENGTH || PasscodePolicy.faultOf(digits).isPresent()) {
      throw new IllegalArgumentException("a one-time passcode has 8 digits, and none too simple");
    }
  }

  /// The code of a MAC's first 8 bytes, unless LK-14 refuses it.
  static Optional<OneTimePasscode> of(byte[] mac) {
    long number = Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), MODULUS);
    Digits digits = digits(number);
    return PasscodePolicy.faultOf(digits).isPresent()
        ? Optional.empty()
        : Optional.of(new OneTimePasscode(digits));
  }

  /// The number that 8 digits spell, leading zeros dropped.
  static int numberOf(Digits digits) {
    int number = 0;
    for (int i = 0; i < LENGTH; i++) {
      number = number * 10 + digits.at(i);
    }
    return number;
  }

  private static Digits digits(long number) {
    char[] text = new char[LENGTH];
    long rest = number;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return Digits.of(CharBuffer.wrap(text));
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
