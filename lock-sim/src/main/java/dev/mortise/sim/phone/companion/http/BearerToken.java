package dev.mortise.sim.phone.companion.http;

/// The secret a session is known by (RFC 6750). It cannot be printed.
public final class BearerToken {

  private static final int MAX_LENGTH = 512;

  private final String text;

  private BearerToken(String text) {
    this.text = text;
  }

  /// The token with this text.
  ///
  /// @throws IllegalArgumentException if the text cannot stand in a header
  public static BearerToken of(String text) {
    boolean fits = text.length() <= MAX_LENGTH && text.matches("[A-Za-z0-9._~+/-]+=*");
    if (!fits) {
      throw new IllegalArgumentException("not a bearer token");
    }
    return new BearerToken(text);
  }

  /// The text, for the header and for the phone's own memory.
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BearerToken that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.length();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
