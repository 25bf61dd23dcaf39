package dev.mortise.sim.phone.companion.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Where a companion is. Plain HTTP is for the loopback alone.
///
/// @param origin scheme, host and, unless it is the scheme's own, port: what a login is signed for
public record CompanionAddress(String origin) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public CompanionAddress {
    if (!origin.equals(originOf(URI.create(origin)))) {
      throw new IllegalArgumentException("not an origin origin=" + origin);
    }
  }

  /// Reads what a person typed.
  ///
  /// @throws IllegalArgumentException with one sentence for people, if that cannot be a companion
  public static CompanionAddress parse(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no web address", e);
    }
    return new CompanionAddress(originOf(uri));
  }

  private static String originOf(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !Set.of("https", "http").contains(scheme)) {
      throw new IllegalArgumentException(
          "a companion's address begins with https://, such as https://localhost:8443");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "plain http:// is for a companion on this machine; use https://" + host);
    }
    boolean bare =
        (uri.getRawPath() == null || Set.of("", "/").contains(uri.getRawPath()))
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if (!bare) {
      throw new IllegalArgumentException(
          "a companion's address ends after host and port, such as https://localhost:8443");
    }
    int usual = scheme.equals("https") ? 443 : 80;
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return scheme + "://" + host + port;
  }

  URI at(String path) {
    return URI.create(origin + path);
  }

  @Override
  public String toString() {
    return origin;
  }
}
