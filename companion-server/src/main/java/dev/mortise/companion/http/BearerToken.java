package dev.mortise.companion.http;

import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.protocol.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// The secret that a session is known by (RFC 6750): 32 random bytes, in base64url 43 characters.
/// The companion gives it out once and keeps only its [#hash].
public final class BearerToken {
  /// The length, in bytes.
  public static final int SIZE = 32;

  private final byte[] bytes;

  private BearerToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The token with these bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly [#SIZE]
  public static BearerToken of(byte... bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a token has 32 bytes: size=" + bytes.length);
    }
    return new BearerToken(bytes.clone());
  }

  /// Reads the token's text; nothing if it cannot be one.
  public static Optional<BearerToken> parse(String text) {
    return Base64Url.decode(text)
        .filter(octets -> octets.size() == SIZE)
        .map(octets -> new BearerToken(octets.copy()));
  }

  /// The text that goes to the app, and nowhere else.
  public String reveal() {
    return Base64Url.encode(Octets.of(bytes));
  }

  /// SHA-256 of the bytes. A plain hash will do, as nobody can guess 32 random bytes; finding a row
  /// by it leaks no more of the token than of its hash.
  public Octets hash() {
    try {
      return Octets.adopt(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BearerToken that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
