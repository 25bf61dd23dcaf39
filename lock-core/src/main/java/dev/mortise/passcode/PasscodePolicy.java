package dev.mortise.passcode;

import java.util.Optional;

/// Which digits may be a passcode (LK-13, LK-14).
public final class PasscodePolicy {

  /// So many digits in a row may not be equal, nor count up or down.
  private static final int RUN = 6;

  private PasscodePolicy() {}

  /// Why this text may not be a passcode, or empty if it may.
  public static Optional<PasscodeFault> faultOf(CharSequence text) {
    boolean onlyDigits = text.chars().allMatch(character -> Digits.isDigit((char) character));
    return onlyDigits ? faultOf(Digits.of(text)) : Optional.of(PasscodeFault.NOT_DIGITS);
  }

  /// Why these digits may not be a passcode, or empty if they may.
  public static Optional<PasscodeFault> faultOf(Digits digits) {
    if (digits.length() < Passcode.MIN_LENGTH) {
      return Optional.of(PasscodeFault.TOO_SHORT);
    }
    if (digits.length() > Passcode.MAX_LENGTH) {
      return Optional.of(PasscodeFault.TOO_LONG);
    }
    if (hasRun(digits, 0)) {
      return Optional.of(PasscodeFault.REPEATED);
    }
    return hasRun(digits, 1) || hasRun(digits, -1)
        ? Optional.of(PasscodeFault.CONSECUTIVE)
        : Optional.empty();
  }

  /// Whether [#RUN] digits in a row each differ from the one before by `step`. 9 is not followed by
  /// 0.
  private static boolean hasRun(Digits digits, int step) {
    int run = 1;
    for (int i = 1; i < digits.length(); i++) {
      run = digits.at(i) - digits.at(i - 1) == step ? run + 1 : 1;
      if (run == RUN) {
        return true;
      }
    }
    return false;
  }
}
