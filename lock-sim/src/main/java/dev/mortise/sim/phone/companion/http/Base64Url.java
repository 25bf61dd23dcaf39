package dev.mortise.sim.phone.companion.http;

import dev.mortise.protocol.Octets;
import java.util.Base64;

/// Base64url without padding (RFC 4648 section 5), the form of bytes in JSON.
public final class Base64Url {

  private Base64Url() {}

  /// Spells bytes.
  public static String encode(Octets octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.copy());
  }

  /// Reads bytes.
  ///
  /// @throws IllegalArgumentException if the text spells no bytes
  public static Octets decode(String text) {
    return Octets.adopt(Base64.getUrlDecoder().decode(text));
  }
}
