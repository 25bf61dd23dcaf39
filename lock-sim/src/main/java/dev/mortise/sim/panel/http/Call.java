package dev.mortise.sim.panel.http;

import dev.mortise.protocol.Octets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as it came, whole and within its bounds.
///
/// @param method as sent
/// @param path what stands before the question mark
/// @param query the parameters behind it, decoded, each with its values
/// @param headers the fields by lower-case name, each with its values
/// @param body the content, perhaps empty
public record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    Octets body) {

  public Call {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /// The same call with this content.
  public Call with(Octets content) {
    return new Call(method, path, query, headers, content);
  }

  /// A field that was sent once; empty if it was not sent, or more than once.
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// Whether a field was sent at all.
  public boolean has(String name) {
    return headers.containsKey(name);
  }

  /// The media type of the content, without its parameters.
  public String mediaType() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
