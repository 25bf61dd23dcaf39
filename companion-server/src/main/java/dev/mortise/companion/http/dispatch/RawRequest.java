package dev.mortise.companion.http.dispatch;

import dev.mortise.protocol.Octets;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/// A request as it came: whole, within its limits, otherwise unchecked.
///
/// @param method as sent
/// @param path what stands before the question mark
/// @param query what stands behind it, or empty
/// @param headers the fields by lower-case name; of a field sent twice the values joined by commas
/// @param body the content, perhaps empty
/// @param peer where it came from
public record RawRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    Octets body,
    InetAddress peer) {
  public RawRequest {
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
