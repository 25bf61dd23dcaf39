package dev.mortise.companion.http.dispatch;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which names this server answers to, and which web pages may call it (the Fetch standard's CORS).
///
/// Both lists are exact. The first keeps a page from reaching a companion on the user's machine or
/// network through a name of its own that it points there; the second keeps pages of other origins
/// from reading what the user may see. Callers that are no browser send no Origin.
///
/// @param own origins under which apps reach this server, such as `https://localhost:8443`; kept in
///   their serialized form, see [#serialized]
/// @param allowed origins of web apps that may call it, kept so too
public record Origins(Set<String> own, Set<String> allowed) {
  private static final String HTTPS = "https://";
  private static final String HTTP = "http://";
  private static final String METHODS = "GET, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS =
      "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id";
  private static final String RESPONSE_HEADERS = "etag, location, request-id, retry-after";
  private static final String PREFLIGHT_SECONDS = "600";

  public Origins {
    own = copy(own);
    allowed = copy(allowed);
  }

  private static Set<String> copy(Collection<String> origins) {
    origins.forEach(Origins::check);
    return origins.stream().map(Origins::serialized).collect(Collectors.toUnmodifiableSet());
  }

  /// An origin as browsers write it (RFC 6454 section 6.2): lower case, and without the port that
  /// its scheme has anyway. What is no origin stays as it is.
  public static String serialized(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    if (lower.startsWith(HTTPS)) {
      return without(":443", lower);
    }
    return lower.startsWith(HTTP) ? without(":80", lower) : lower;
  }

  private static String without(String port, String text) {
    return text.endsWith(port) ? text.substring(0, text.length() - port.length()) : text;
  }

  private static void check(String origin) {
    URI uri = URI.create(origin);
    boolean exact =
        ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
            && uri.getHost() != null
            && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
    if (!exact) {
      throw new IllegalArgumentException("an origin is scheme://host:port: " + origin);
    }
  }

  /// Whether the field Host names one of the own origins. It may name the scheme's own port, which
  /// most clients leave out.
  boolean servesHost(Optional<String> host) {
    return host.filter(
            name -> own.contains(serialized(HTTPS + name)) || own.contains(serialized(HTTP + name)))
        .isPresent();
  }

  /// Whether a request may come from a page of this origin. Browsers write it in lower case, so
  /// another spelling comes from no page that is admitted.
  boolean admits(String origin) {
    boolean known = own.contains(serialized(origin)) || allowed.contains(serialized(origin));
    return known && origin.equals(origin.toLowerCase(Locale.ROOT));
  }

  /// The fields that let a page of an admitted origin read the reply.
  Map<String, String> headers(Optional<String> origin) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("vary", "origin");
    origin
        .filter(this::admits)
        .ifPresent(
            admitted -> {
              headers.put("access-control-allow-origin", admitted);
              headers.put("access-control-expose-headers", RESPONSE_HEADERS);
            });
    return headers;
  }

  /// The further fields of a reply to a preflight.
  static Map<String, String> preflight() {
    return Map.of(
        "access-control-allow-methods", METHODS,
        "access-control-allow-headers", REQUEST_HEADERS,
        "access-control-max-age", PREFLIGHT_SECONDS);
  }
}
