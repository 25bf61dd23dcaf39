package dev.mortise.authority.pairing;

/// Six digits that the lock's screen and the app show alike when nobody stands between them
/// (SEC-17).
///
/// @param text exactly 6 digits, leading zeros included
public record PairingDigits(String text) {

  private static final int COUNT = 6;
  private static final int MODULUS = 1_000_000;

  public PairingDigits {
    if (text.length() != COUNT || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("pairing digits must be 6 digits");
    }
  }

  /// The last six decimal digits of an unsigned number.
  static PairingDigits of(long unsigned) {
    return new PairingDigits("%06d".formatted(Long.remainderUnsigned(unsigned, MODULUS)));
  }

  @Override
  public String toString() {
    return text;
  }
}
