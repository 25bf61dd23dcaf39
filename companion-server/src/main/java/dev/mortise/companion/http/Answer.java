package dev.mortise.companion.http;

import dev.mortise.companion.http.stream.EventStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a handler answers.
public sealed interface Answer {
  /// A value, written as JSON.
  ///
  /// @param status 200 to 299
  /// @param value a record, map or list
  /// @param headers further header fields, names in lower case
  record Value(int status, Object value, Map<String, String> headers) implements Answer {
    public Value {
      headers = Map.copyOf(headers);
    }

    /// The same with one more header field.
    public Value with(String header, String content) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, content);
      return new Value(status, value, more);
    }

    /// The same with an entity tag (RFC 9110 section 8.8.3); a GET that names the same tag in
    /// If-None-Match gets 304.
    public Value tagged(EntityTag tag) {
      return with("etag", tag.text());
    }
  }

  /// A finished text of another media type.
  record Text(int status, String mediaType, String text) implements Answer {}

  /// Done, and nothing to say.
  record Done() implements Answer {}

  /// Not done.
  record Refused(Problem problem) implements Answer {}

  /// Events from a cursor on, as they come, until the caller goes away.
  ///
  /// @param after the cursor of the last event the caller has; empty for all
  record Stream(EventStream events, String after) implements Answer {}

  /// 200 with a value.
  static Value ok(Object value) {
    return new Value(200, value, Map.of());
  }

  /// 201 with what was made.
  static Value created(Object value) {
    return new Value(201, value, Map.of());
  }

  /// 202 with what is under way.
  static Value accepted(Object value) {
    return new Value(202, value, Map.of());
  }

  /// 200 with the value, or 404 without.
  static Answer of(Optional<?> value) {
    return value.<Answer>map(Answer::ok).orElseGet(Answer::notFound);
  }

  /// 404, the same for what is missing and what is somebody else's.
  static Answer notFound() {
    return new Refused(Problem.NOT_FOUND);
  }

  /// A refusal.
  static Answer refused(Problem problem) {
    return new Refused(problem);
  }
}
