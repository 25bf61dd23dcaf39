package dev.mortise.protocol.message;

import java.util.regex.Pattern;

/// Names a setting of the lock, such as `auto-relock-seconds`.
///
/// @param text lower-case letters and digits in groups joined by hyphens, at most [#MAX_LENGTH]
///   characters
public record SettingName(String text) {

  /// The longest, in characters.
  public static final int MAX_LENGTH = 32;

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public SettingName {
    if (!isValid(text)) {
      throw new IllegalArgumentException("setting name must be 1 to 32 of a-z, 0-9 and hyphens");
    }
  }

  /// Whether this text may name a setting.
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
