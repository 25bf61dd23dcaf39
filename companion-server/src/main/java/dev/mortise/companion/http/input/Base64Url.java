package dev.mortise.companion.http.input;

import dev.mortise.protocol.Octets;
import java.util.Base64;
import java.util.Optional;

/// Base64url without padding (RFC 4648 section 5), the form of bytes in JSON. Each byte string has
/// one spelling: padding, line breaks and stray bits at the end are refused.
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /// Spells bytes.
  public static String encode(Octets octets) {
    return ENCODER.encodeToString(octets.copy());
  }

  /// Reads bytes; nothing if the text does not spell any.
  public static Optional<Octets> decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return ENCODER.encodeToString(bytes).equals(text)
          ? Optional.of(Octets.adopt(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
