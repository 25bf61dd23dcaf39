package dev.mortise.companion.account;

import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What somebody typed to prove who they are. It is kept nowhere.
///
/// @param secret UTF-8 of the text in normal form NFC, so that it is the same from every keyboard
record Password(SecretBytes secret) {

  static final int MIN_LENGTH = 10;
  static final int MAX_LENGTH = 256;

  static Password of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "must have %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH));
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    return new Password(SecretBytes.adopt(normal.getBytes(StandardCharsets.UTF_8)));
  }
}
