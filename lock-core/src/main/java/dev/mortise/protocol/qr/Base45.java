package dev.mortise.protocol.qr;

import dev.mortise.protocol.Octets;
import java.util.Optional;

/// Base45 (RFC 9285): bytes in the 45 characters that a QR code holds at 5.5 bits each.
///
/// Two bytes become three characters, a single last byte two; the character of least weight stands
/// first.
final class Base45 {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int RADIX = 45;

  private Base45() {}

  static String encode(Octets octets) {
    StringBuilder text = new StringBuilder((octets.size() * 3 + 1) / 2);
    int pairs = octets.size() / 2;
    for (int i = 0; i < pairs; i++) {
      append(text, (octets.at(2 * i) << 8) | octets.at(2 * i + 1), 3);
    }
    if (octets.size() % 2 == 1) {
      append(text, octets.at(octets.size() - 1), 2);
    }
    return text.toString();
  }

  /// The bytes, or empty if the text is not what [#encode(Octets)] makes of any.
  static Optional<Octets> decode(String text) {
    int rest = text.length() % 3;
    if (rest == 1) {
      return Optional.empty();
    }
    byte[] bytes = new byte[text.length() / 3 * 2 + rest / 2];
    int at = 0;
    for (int from = 0; from < text.length(); from += 3) {
      int width = Math.min(3, text.length() - from);
      int value = value(text, from, width);
      if (value < 0 || value >= 1 << (8 * (width - 1))) {
        return Optional.empty();
      }
      if (width == 3) {
        bytes[at++] = (byte) (value >>> 8);
      }
      bytes[at++] = (byte) value;
    }
    return Optional.of(Octets.adopt(bytes));
  }

  private static void append(StringBuilder text, int value, int width) {
    for (int i = 0, rest = value; i < width; i++, rest /= RADIX) {
      text.append(ALPHABET.charAt(rest % RADIX));
    }
  }

  /// The number that these characters spell, or -1 if one is not of the alphabet.
  private static int value(String text, int from, int width) {
    int value = 0;
    for (int i = from + width - 1; i >= from; i--) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * RADIX + digit;
    }
    return value;
  }
}
