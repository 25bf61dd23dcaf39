package dev.mortise.protocol.seal;

import dev.mortise.secret.SecretBytes;
import java.util.Arrays;
import java.util.Optional;

/// Makes plaintexts of one kind equally long: 0x80, then zeros (ISO/IEC 7816-4).
final class Padding {

  private static final byte END = (byte) 0x80;

  private Padding() {}

  /// The padded form, `size` bytes.
  ///
  /// @throws IllegalArgumentException if the plaintext is not shorter than that
  static SecretBytes pad(SecretBytes plaintext, int size) {
    if (plaintext.length() >= size) {
      throw new IllegalArgumentException(
          "plaintext too long length=%d room=%d".formatted(plaintext.length(), size - 1));
    }
    return plaintext.lend(
        bytes -> {
          byte[] padded = Arrays.copyOf(bytes, size);
          padded[bytes.length] = END;
          return SecretBytes.adopt(padded);
        });
  }

  /// What was padded, or empty if this is no padded form. It comes out of an authenticated cipher,
  /// so there is nobody to learn from how long this takes.
  static Optional<SecretBytes> unpad(SecretBytes padded) {
    return padded.lend(
        bytes -> {
          int end = bytes.length - 1;
          while (end >= 0 && bytes[end] == 0) {
            end--;
          }
          return end >= 0 && bytes[end] == END
              ? Optional.of(SecretBytes.adopt(Arrays.copyOf(bytes, end)))
              : Optional.empty();
        });
  }
}
