package dev.mortise.companion.http;

import dev.mortise.protocol.Octets;
import java.util.Arrays;

/// A strong entity tag (RFC 9110 section 8.8.3): it changes whenever the thing it stands on does.
///
/// @param text with its quotes, as in the header field
public record EntityTag(String text) {
  public EntityTag {
    if (!text.matches("\"[!#-~]*\"")) {
      throw new IllegalArgumentException("not an entity tag: " + text);
    }
  }

  /// For a thing with a version number.
  public static EntityTag ofVersion(long version) {
    return new EntityTag("\"" + version + "\"");
  }

  /// For a thing known by its hash.
  public static EntityTag ofHash(Octets hash) {
    return new EntityTag("\"" + hash.hex() + "\"");
  }

  /// Whether a header field If-Match or If-None-Match names this tag, or any.
  public boolean isIn(String field) {
    return Arrays.stream(field.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(text));
  }
}
