package dev.mortise.companion.http.input;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The parameters behind a path's question mark. Each may stand there once.
public final class QueryString {
  private QueryString() {}

  /// Reads the parameters and then their meaning.
  ///
  /// @param query what follows the question mark, perhaps empty
  public static <T> Parsed<T> read(String query, Meaning<Fields, Parsed<T>> meaning)
      throws Exception {
    Map<String, String> parameters = new TreeMap<>();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        return Parsed.Bad.of("query", "must be name=value pairs joined by &");
      }
      try {
        String name = decode(part.substring(0, equals));
        if (parameters.put(name, decode(part.substring(equals + 1))) != null) {
          return Parsed.Bad.of("query", "names a parameter twice");
        }
      } catch (IllegalArgumentException e) {
        return Parsed.Bad.of("query", "has a broken percent-encoding");
      }
    }
    return meaning.of(Fields.ofQuery(parameters));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
