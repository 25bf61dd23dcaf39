package dev.mortise.companion.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path with names for its variable parts, such as `/v1/locks/{id}/events`.
///
/// @param text as written in the OpenAPI document
/// @param segments the parts between slashes
public record PathTemplate(String text, List<String> segments) {
  public PathTemplate {
    segments = List.copyOf(segments);
  }

  /// Reads a template.
  ///
  /// @throws IllegalArgumentException if it does not begin with a slash
  public static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + text);
    }
    return new PathTemplate(text, split(text));
  }

  /// The parts of a path between slashes; `/a/` ends with an empty one and so matches no template.
  public static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /// Whether this part stands for anything.
  public static boolean isName(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /// The values of the names in a path that fits, or nothing.
  public Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isName(segment)) {
        values.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
