package dev.mortise.protocol.message;

/// What people call an app or a user: shown on the lock's screen and in apps, never compared.
///
/// @param text 1 to [#MAX_LENGTH] characters, counted as Unicode code points, none of them a
///   control character
public record DisplayName(String text) {

  /// The longest, in characters.
  public static final int MAX_LENGTH = 32;

  public DisplayName {
    if (!isValid(text)) {
      throw new IllegalArgumentException("name must be 1 to 32 characters without controls");
    }
  }

  /// Whether this text may be a name.
  public static boolean isValid(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= 1 && length <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return text;
  }
}
