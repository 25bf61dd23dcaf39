package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.EntityTag;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.input.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer as bytes would have it: status, media type, text.
///
/// @param status HTTP's status code
/// @param mediaType of the text; empty if there is none
/// @param text the content
/// @param headers further header fields
record Rendering(int status, String mediaType, String text, Map<String, String> headers) {
  private static final String JSON = "application/json";

  Rendering {
    headers = Map.copyOf(headers);
  }

  /// Writes an answer that is complete.
  static Rendering of(Answer answer, String requestId) {
    return switch (answer) {
      case Answer.Value value ->
          new Rendering(value.status(), JSON, Json.write(value.value()), value.headers());
      case Answer.Text text ->
          new Rendering(text.status(), text.mediaType(), text.text(), Map.of());
      case Answer.Done _ -> new Rendering(204, "", "", Map.of());
      case Answer.Refused(Problem problem) -> of(problem, requestId);
      case Answer.Stream _ -> throw new IllegalStateException("a stream is not rendered");
    };
  }

  static Rendering of(Problem problem, String requestId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "urn:mortise:problem:" + problem.name());
    document.put("title", problem.title());
    document.put("status", problem.status());
    if (!problem.detail().isEmpty()) {
      document.put("detail", problem.detail());
    }
    document.put("instance", "urn:mortise:request:" + requestId);
    document.put("faults", problem.faults());
    return new Rendering(
        problem.status(), Problem.MEDIA_TYPE, Json.write(document), problem.headers());
  }

  /// What a conditional GET gets: nothing new, if it has this already.
  Rendering unlessKnown(RawRequest request) {
    String tag = headers.get("etag");
    String known = request.headers().get("if-none-match");
    boolean same = status == 200 && tag != null && known != null && new EntityTag(tag).isIn(known);
    return same ? new Rendering(304, "", "", headers) : this;
  }

  /// Whether the same answer would be right again later.
  boolean lasting() {
    return status < 500 && status != 429;
  }
}
