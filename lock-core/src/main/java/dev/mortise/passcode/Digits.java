package dev.mortise.passcode;

import java.security.MessageDigest;
import java.util.Arrays;

/// Digits somebody typed: a secret, whatever they turn out to be.
///
/// They cannot be printed and compare in constant time. Immutable, because a decision must not
/// change the state it started from; dropped digits are left to the garbage collector.
public final class Digits {

  /// No digit.
  public static final Digits NONE = new Digits(new byte[0]);

  private final byte[] ascii;

  private Digits(byte[] ascii) {
    this.ascii = ascii;
  }

  /// The digits that this text spells.
  ///
  /// @throws IllegalArgumentException if any character is not one of ASCII's 0 to 9; the text is
  ///   not repeated
  public static Digits of(CharSequence text) {
    byte[] ascii = new byte[text.length()];
    for (int i = 0; i < ascii.length; i++) {
      char character = text.charAt(i);
      if (!isDigit(character)) {
        throw new IllegalArgumentException("not a digit from 0 to 9 at=" + i);
      }
      ascii[i] = (byte) character;
    }
    return new Digits(ascii);
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /// These digits with one more behind.
  ///
  /// @param digit 0 to 9
  public Digits plus(int digit) {
    if (digit < 0 || digit > 9) {
      throw new IllegalArgumentException("digit must be 0 to 9");
    }
    byte[] longer = Arrays.copyOf(ascii, ascii.length + 1);
    longer[ascii.length] = (byte) ('0' + digit);
    return new Digits(longer);
  }

  /// The number of digits.
  public int length() {
    return ascii.length;
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return ascii.length == 0;
  }

  /// The digit at this place, 0 to 9.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public int at(int index) {
    return ascii[index] - '0';
  }

  /// The digits in ASCII, a copy that the caller wipes.
  public byte[] reveal() {
    return ascii.clone();
  }

  /// The array itself, for hashing in this room.
  byte[] ascii() {
    return ascii;
  }

  /// Whether both are the same digits, in time that depends on the lengths alone.
  @Override
  public boolean equals(Object other) {
    return other instanceof Digits that && MessageDigest.isEqual(ascii, that.ascii);
  }

  /// The length: a hash of the content would tell something of it.
  @Override
  public int hashCode() {
    return ascii.length;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
