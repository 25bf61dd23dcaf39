package dev.mortise.companion.http.input;

import java.util.regex.Pattern;

/// What a caller calls a request, to be able to send it twice and have it count once.
///
/// @param text 1 to 64 visible ASCII characters
public record IdempotencyKey(String text) {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");

  public IdempotencyKey {
    if (!isOne(text)) {
      throw new IllegalArgumentException("an idempotency key has 1 to 64 ASCII characters");
    }
  }

  /// Whether a text can be one.
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
