package dev.mortise.sim.panel.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a request was not done, as RFC 9457 writes it.
///
/// @param kind what kind of problem it is
/// @param faults everything that was found wrong
/// @param more further members of the document
/// @param headers further header fields
public record Problem(
    ProblemKind kind, List<Fault> faults, Map<String, Object> more, Map<String, String> headers) {

  /// The media type of a problem document.
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    faults = List.copyOf(faults);
    more = Map.copyOf(more);
    headers = Map.copyOf(headers);
  }

  /// A problem of which there is no more to say.
  public static Problem of(ProblemKind kind) {
    return new Problem(kind, List.of(), Map.of(), Map.of());
  }

  /// Everything that is wrong with an input.
  public static Problem invalid(List<Fault> faults) {
    return of(ProblemKind.INVALID_INPUT).with(faults);
  }

  /// The same with these faults.
  public Problem with(List<Fault> found) {
    return new Problem(kind, found, more, headers);
  }

  /// The same with one more member of the document.
  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(kind, faults, members, headers);
  }

  /// The same with one more header field.
  public Problem withHeader(String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>(headers);
    fields.put(field, value);
    return new Problem(kind, faults, more, fields);
  }

  /// HTTP's status code.
  public int status() {
    return kind.status();
  }

  /// The members of the document.
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", kind.type());
    document.put("title", kind.title());
    document.put("status", kind.status());
    document.put(
        "faults",
        faults.stream()
            .map(fault -> Map.of("field", fault.field(), "fault", fault.fault()))
            .toList());
    document.putAll(more);
    return document;
  }
}
