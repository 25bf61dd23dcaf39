package dev.mortise.companion.http;

import dev.mortise.companion.http.input.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Why a request was not done, as RFC 9457 writes it.
///
/// @param status HTTP's status code, 400 to 599
/// @param name the kind of problem for programs, lower-kebab; `type` is `urn:mortise:problem:` + it
/// @param title the kind of problem for people
/// @param detail more about this occurrence, or empty
/// @param faults every fault found in the input
/// @param headers further header fields, such as `retry-after`
public record Problem(
    int status,
    String name,
    String title,
    String detail,
    List<Fault> faults,
    Map<String, String> headers) {
  /// The media type of a problem document.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// For what is not there or not the caller's: both look the same (SEC-21).
  public static final Problem NOT_FOUND = of(404, "not-found", "There is nothing here for you");

  /// For a missing, unknown, expired or revoked session.
  public static final Problem NOT_SIGNED_IN =
      of(401, "not-signed-in", "A valid session is needed; sign in again")
          .with("www-authenticate", "Bearer");

  /// For a bug of ours; the log knows more under the request's id.
  public static final Problem INTERNAL = of(500, "internal", "Something broke on our side");

  /// For more work than can be done at once.
  public static final Problem BUSY =
      of(503, "busy", "Too much to do at once; try again soon").with("retry-after", "1");

  /// For an Idempotency-Key that another request has.
  public static final Problem KEY_REUSED =
      of(409, "idempotency-key-reused", "This Idempotency-Key was used for something else");

  public Problem {
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("not a status of a problem: status=" + status);
    }
  }

  /// A problem without detail.
  public static Problem of(int status, String name, String title) {
    return new Problem(status, name, title, "", List.of(), Map.of());
  }

  /// Everything that is wrong with an input.
  public static Problem invalid(List<Fault> faults) {
    return new Problem(400, "invalid-input", "The input is not valid", "", faults, Map.of());
  }

  /// For more tries than are allowed.
  ///
  /// @param seconds when to try again
  public static Problem tooMany(long seconds) {
    return of(429, "too-many-requests", "Too many tries; wait before the next")
        .with("retry-after", Long.toString(Math.max(1, seconds)));
  }

  /// The same problem, explained.
  public Problem because(String explanation) {
    return new Problem(status, name, title, explanation, faults, headers);
  }

  /// The same problem with one more header field.
  public Problem with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Problem(status, name, title, detail, faults, more);
  }
}
