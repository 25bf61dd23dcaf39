package dev.mortise.protocol.message;

/// Names an account of a companion. To the lock it is a word that two keys may share (D-21).
///
/// @param text 1 to [#MAX_LENGTH] characters, counted as Unicode code points
public record AccountId(String text) {

  /// The longest, in characters.
  public static final int MAX_LENGTH = 64;

  public AccountId {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("account must be 1 to 64 characters length=" + length);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
